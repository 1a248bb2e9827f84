import { addressLabels } from '../../../contract/addresses/labels.ts'
import { customerLabels } from '../../../contract/customers/labels.ts'
import { emailProblem } from '../../../contract/platform/emails.ts'
import { foldText } from '../../../contract/platform/fold.ts'
import {
  importSettings,
  unnamedSource,
  mostMapped,
  type ImportColumn,
  type ImportSettings,
} from '../../../contract/imports/settings.ts'
import { digitsOf } from '../../../contract/platform/phones/digits.ts'
import { looksLikeHash } from '../../accounts/rules/recognise.ts'
import { kinds } from '../../../contract/platform/kinds/kinds.ts'
import {
  addressTarget,
  addressTargetNames,
  customerTargets,
  labelledTargets,
  manifoldTargets,
  type AddressSlot,
} from '../../../contract/imports/targets.ts'
import { addressFieldNames, aside, columnNames, entryLabels, slotNames } from './column-names.ts'

/** A column with the filled cells of the first rows. */
export interface Sampled {
  name: string
  samples: readonly string[]
}

const addressHeadings = labelled('address.', addressLabels)
const known = new Map([...addressHeadings, ...labelled('', customerLabels), ...mapOf(columnNames)])
const ofAddress = new Map([
  ...[...addressHeadings, ...known].flatMap(([name, target]) =>
    target.startsWith('address.') ? [[name, target.slice(8)] as const] : [],
  ),
  ...addressTargetNames.map((name) => [keyOf(name), name] as const),
  ...mapOf(addressFieldNames),
])

/** Fields by what they are called on our pages. */
function labelled(before: string, languages: Record<string, { fields: Record<string, string> }>): [string, string][] {
  return Object.values(languages).flatMap(({ fields }) =>
    Object.entries(fields).flatMap(([name, label]): [string, string][] =>
      customerTargets.includes(`${before}${name}`) ? [[keyOf(label), `${before}${name}`]] : [],
    ),
  )
}

function mapOf(names: Record<string, string>): Map<string, string> {
  return new Map(
    Object.entries(names).flatMap(([target, list]) => list.split(' ').map((name) => [foldText(name), target] as const)),
  )
}

/** Nobody has so many e-mails: more columns of them are something else, or can be chosen by hand. */
const mostEmails = 50

/**
 * What the columns of a file probably are, by their headings, else by what is in them; and how rows would be matched. A
 * file with passwords is one of accounts; `passwords` says whether the one who asks may import them.
 */
export function guessSettings(
  columns: readonly Sampled[],
  passwords: boolean,
  source: string = unnamedSource,
): ImportSettings {
  const taken = new Map<string, number>()
  const slots = slotsIn(columns)
  const mapping = columns.flatMap(({ name, samples }): ImportColumn[] => {
    const guessed = byOwnName(name) ?? bySlot(name, slots) ?? byName(name, samples) ?? byValues(samples)
    if (!guessed) return []
    const named = guessed === 'email' && taken.has('email') ? 'emails' : guessed
    const one = typeof named === 'string' ? columnOf(name, named, samples, source) : { column: name, ...named }
    const key = one.target === 'external_ids' ? `external_ids:${one.source ?? ''}` : one.target
    const several = manifoldTargets.has(one.target) && one.target !== 'external_ids'
    const before = taken.get(key) ?? 0
    if (before >= (one.target === 'emails' ? mostEmails : several ? Infinity : 1)) return []
    taken.set(key, before + 1)
    return [one]
  })
  const settled = mapping
    // Beside a first name, "Name" is the last one.
    .map((one) =>
      one.target === 'full_name' && taken.has('first_name') && !taken.has('last_name')
        ? { ...one, target: 'last_name' }
        : one,
    )
    .filter(
      ({ target }) => !target.startsWith('account.password_') || (passwords && taken.has('account.password_hash')),
    )
    // Headings of other programs are no word for the moment at which an account was verified.
    .filter(({ column, target }) => target !== 'account.verified_at' || isOurs(column))
  sortReadings(settled)
  const has = (target: string): boolean => settled.some((one) => one.target === target)
  const own = settled.some(({ column, target }) => target === 'number' && column === 'number')
  // A row without an id is found by its e-mail.
  const match = [
    ...(has('number') && (own || !has('external_ids')) ? ['number'] : has('external_ids') ? ['external_id'] : []),
    ...(has('email') ? ['email'] : []),
  ]
  return importSettings.parse({
    kind: match.length > 0 && isOfAddresses(settled) ? 'addresses' : 'customers',
    mapping:
      settled.length > 0 ? settled.slice(0, mostMapped) : [{ column: columns[0]?.name ?? 'Column 1', target: 'note' }],
    match,
    mode: match.length > 0 ? 'both' : 'create',
    accounts: has('account.verified_at') || has('account.password_hash'),
  })
}

const givenReading = /first|given|^メイ|^めい|^名(?![字前])|名$/

/** Of a reading in two columns the family name comes first, whichever stands first in the file. */
function sortReadings(mapping: ImportColumn[]): void {
  const places = mapping.flatMap(({ target }, at) => (target === 'reading' ? at : []))
  const sorted = places
    .map((at) => mapping[at]!)
    .toSorted((a, b) => Number(givenReading.test(keyOf(a.column))) - Number(givenReading.test(keyOf(b.column))))
  places.forEach((at, nth) => (mapping[at] = sorted[nth]!))
}

const isOurs = (column: string): boolean => /^account[._]verified_at$/i.test(column)

/** A file whose columns are only keys and addresses, with names on them, is one of addresses. */
function isOfAddresses(mapping: readonly ImportColumn[]): boolean {
  const rest = mapping.filter(({ target }) => !['number', 'external_ids', 'email'].includes(target))
  return (
    rest.length > 1 &&
    rest.every(({ target }) => addressTarget(target)) &&
    rest.some(({ column }) => /address/i.test(column))
  )
}

function columnOf(column: string, target: string, samples: readonly string[], source: string): ImportColumn {
  if (target === 'external_ids') return idsColumn(column, samples, source)
  const label = labelledTargets.has(target)
    ? entryLabels.find(([pattern]) => pattern.test(keyOf(column)))?.[1]
    : undefined
  return { column, target, ...(label && { label }) }
}

/** A column of ids in other systems: those of `source` where the cells name no system. */
export function idsColumn(column: string, samples: readonly string[], source: string): ImportColumn {
  const sourced =
    (samples.length > 0 || column === 'external_ids') &&
    samples.every(
      (cell) => kinds.external_ids.fromText(cell, { name: 'external_ids', kind: 'external_ids' }) instanceof Array,
    )
  return { column, target: 'external_ids', ...(!sourced && { source }) }
}

/** A heading without case, blanks and signs: `Customer-E-Mail`, `customer_email` and `CustomerEmail` are the same. */
export function keyOf(name: string): string {
  return foldText(name).replace(/[^\p{L}\p{N}]+/gu, '')
}

/** The system that a heading names whose ids its column holds: `external_id_shop`. */
export const sourceIn = (name: string): string | undefined => /^external_id_([^:,]{1,64})$/i.exec(name)?.[1]

/** The names that the program itself gives to columns: those of targets, and `external_id_SOURCE`. */
function byOwnName(name: string): string | Omit<ImportColumn, 'column'> | undefined {
  const source = sourceIn(name)
  if (source) return { target: 'external_ids', source }
  const label = /^phone_([^:,]{1,64})$/i.exec(name)?.[1]
  if (label && !/^(number|\d)/i.test(label)) return { target: 'phones', label }
  return (
    customerTargets.find((target) => target === name) ??
    customerTargets.find((target) => target.replace('.', '_') === name)
  )
}

/** Whether columns of files are called so, in any of the languages. */
export const isHeading = (name: string): boolean => Boolean(byOwnName(name) ?? slotOf(name)?.field ?? byName(name, []))

/** Addresses that have at least two fields of their own in the header: a lone `billing_city` is that of the one address. */
function slotsIn(columns: readonly Sampled[]): ReadonlySet<string> {
  const slots = columns.flatMap(({ name }) => slotOf(name)?.slot ?? [])
  return new Set(slots.filter((slot, at) => slots.indexOf(slot) !== at))
}

function slotOf(name: string): { slot: AddressSlot; field: string } | undefined {
  const key = keyOf(name)
  for (const [pattern, slot] of slotNames) {
    if (!pattern.test(key)) continue
    const rest = key.replace(pattern, '')
    const field = ofAddress.get(rest) ?? ofAddress.get(rest.replace(/^(address|adresse?)/, ''))
    if (field) return { slot, field }
  }
  return undefined
}

function bySlot(name: string, slots: ReadonlySet<string>): string | undefined {
  const found = slotOf(name)
  // The phone on an address is one that the person can be reached by.
  return found && found.field !== 'phone' && slots.has(found.slot) ? `${found.slot}.${found.field}` : undefined
}

function byName(name: string, samples: readonly string[]): string | undefined {
  for (let key = keyOf(name); ;) {
    const target = known.get(key)
    if (target) return agrees(target, samples) ? target : undefined
    const shorter = key.replace(aside, '')
    const counted = known.get(key.replace(/\d$/, ''))
    if (counted === 'email' && agrees(counted, samples)) return key.endsWith('1') ? 'email' : 'emails'
    if (shorter === key) return undefined
    key = shorter
  }
}

/** A heading may lie: an e-mail has an @, and a date of birth has digits. */
function agrees(target: string, samples: readonly string[]): boolean {
  if (samples.length === 0) return true
  if (target === 'email' || target === 'emails') return share(samples, (cell) => cell.includes('@')) > 0
  if (target === 'account.password_hash') return share(samples, looksLikeHash) > 0.8
  if (target === 'phones' || target === 'date_of_birth') return share(samples, (cell) => /\p{N}/u.test(cell)) > 0
  return true
}

function byValues(samples: readonly string[]): string | undefined {
  if (samples.length === 0) return undefined
  if (share(samples, (cell) => emailProblem(cell) === null) > 0.6) return 'email'
  const phone = (cell: string): boolean =>
    /^[+(\d][\d\s()./-]*$/.test(cell) &&
    /[+\s()/-]/.test(cell) &&
    digitsOf(cell).length >= 7 &&
    !/^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}/.test(cell)
  return share(samples, phone) > 0.8 ? 'phones' : undefined
}

const share = (samples: readonly string[], test: (cell: string) => boolean): number =>
  samples.filter(test).length / samples.length
