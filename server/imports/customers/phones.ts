import { digitsOf } from '../../../contract/platform/phones/digits.ts'
import type { Phone, PhoneInput } from '../../../contract/platform/kinds/values.ts'
import { phonesOf } from '../../../contract/platform/phones/phones.ts'
import type { ParsedPhone, PhoneRegions } from '../../customers/rules/phones.ts'

/** A phone of a cell that may hold several: each by itself. What a customer has as it stands is one. */
export function partedPhones(
  phone: PhoneInput,
  { here, elsewhere }: PhoneRegions,
  known: readonly Phone[],
): PhoneInput[] {
  const isKnown = (number: string): boolean => known.some((one) => one.number === number)
  if (isKnown(phone.number)) return [phone]
  const listed = phone.number.split(', ')
  const numbers = listed.every(isKnown) ? listed : phonesOf(phone.number, here, elsewhere)
  return numbers.length === 1 ? [phone] : numbers.map((number) => ({ ...phone, number }))
}

type Number = Pick<Phone, 'number' | 'e164' | 'extension'>

/** The same number, however it is written. */
function isSame(one: Number, other: Number): boolean {
  if ((one.extension ?? '') !== (other.extension ?? '')) return false
  if (one.e164 && other.e164) return one.e164 === other.e164
  const [digits, others] = [digitsOf(one.number), digitsOf(other.number)]
  return digits === '' ? one.number === other.number : digits === others
}

/** Numbers of a row, each once; one that is phone and fax alike stays twice. */
export const eachOnce = (phones: readonly ParsedPhone[]): ParsedPhone[] =>
  phones.filter(
    (one, at) =>
      !phones.slice(0, at).some((other) => isSame(one.phone, other.phone) && one.phone.label === other.phone.label),
  )

/**
 * The phones of a customer with those of a row added, or in their place; null where nothing changes. A number that is
 * known keeps the way it was typed, and its label unless it has none.
 */
export function joinPhones(
  known: readonly Phone[],
  readPhones: readonly ParsedPhone[],
  replace: boolean,
): PhoneInput[] | null {
  if (readPhones.length === 0) return null
  const left = [...known]
  const labels = new Map<string, string>()
  const claimed = readPhones.map(({ phone }): PhoneInput => {
    const same = left.filter((one) => isSame(one, phone))
    const found =
      same.find((one) => one.label === phone.label) ?? same.find((one) => !one.label || !phone.label) ?? same[0]
    if (!found) return { number: phone.number, label: phone.label }
    left.splice(left.indexOf(found), 1)
    if (!found.label && phone.label) labels.set(found.id, phone.label)
    return inputOf(found, labels)
  })
  const added = claimed.filter((one) => one.id === undefined)
  const joined = replace ? claimed : [...known.map((one) => inputOf(one, labels)), ...added]
  const changed =
    labels.size > 0 || added.length > 0 || joined.map((one) => one.id).join() !== known.map((one) => one.id).join()
  return changed ? joined : null
}

const inputOf = ({ id, number, label, extension }: Phone, labels: ReadonlyMap<string, string>): PhoneInput => ({
  id,
  number,
  label: labels.get(id) ?? label,
  extension,
})
