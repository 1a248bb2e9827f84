import type { LikelyReason } from '../../../../contract/customers/lookalikes.ts'
import { latinText } from '../../../platform/lists/fold.ts'
import { similarity } from './similar-text.ts'

/** Where somebody lives, as far as it is known. */
export interface Place {
  line1?: string | null
  postal_code?: string | null
  city?: string | null
}

/** An address as it is compared: folded, without blanks. */
export interface FoldedPlace {
  postal: string
  city: string
  street: string
  /** The whole line, with what the street ends with. */
  line: string
}

/** After `latinText`, which makes `avenu` of an avenue: `ue` may stand for `ü`. */
const streetEnd = /\b(str|strasse|street|st|road|rd|avenu|ave|weg|platz|place|pl|lane|ln|drive|dr)\b|strasse\b|str\b/g

export function foldedPlace(
  { line1, postal_code, city }: Place,
  latin: (text: string | null | undefined) => string,
): FoldedPlace {
  const line = line1 ? latinText(line1) : ''
  return {
    postal: latin(postal_code).replaceAll(' ', ''),
    city: latin(city),
    street: line.replace(streetEnd, '').replaceAll(' ', ''),
    line: line.replaceAll(' ', ''),
  }
}

/** What two addresses share: a postal code, else the city; and the street with its number. */
export function placesShare(a: FoldedPlace, b: FoldedPlace): LikelyReason[] {
  const shared: LikelyReason[] = []
  const isCity = a.city !== '' && b.city !== '' && similarity(a.city, b.city, 0.75) >= 0.75
  if (a.postal !== '' && a.postal === b.postal) shared.push('postal_code')
  else if (isCity && isSwapped(a.postal, b.postal)) shared.push('similar_postal_code')
  else if (isCity) shared.push('city')
  if (isSameStreet(a, b)) shared.push('street')
  return shared
}

/** Two signs side by side are swapped. One that is another is the next part of the town as often as a mistake. */
function isSwapped(a: string, b: string): boolean {
  const at = [...a].findIndex((sign, place) => sign !== b[place])
  return a.length === b.length && at >= 0 && a.slice(0, at) + a[at + 1]! + a[at]! + a.slice(at + 2) === b
}

/**
 * The whole line is compared as well where the number is the same or one has none, as blanks before what streets end with
 * are mistyped too: in a long name another number would not be seen.
 */
function isSameStreet(a: FoldedPlace, b: FoldedPlace): boolean {
  if (areAlikeStreets(a.street, b.street)) return true
  const [one, other] = [numberOf(a.line), numberOf(b.line)]
  if (one === other) return areAlikeStreets(a.line, b.line)
  if (one !== '' && other !== '') return false
  return (
    areAlikeStreets(lettersOf(a.street), lettersOf(b.street)) || areAlikeStreets(lettersOf(a.line), lettersOf(b.line))
  )
}

const areAlikeStreets = (a: string, b: string): boolean => a.length > 3 && b.length > 3 && similarity(a, b, 0.8) >= 0.8

const lettersOf = (line: string): string => line.replace(/^\d+|\d+$/g, '')
const numberOf = (line: string): string => /^\d+|\d+$/.exec(line)?.[0] ?? ''
