import type { TFunction } from 'i18next'
import type { ImportProblem } from '../../contract/imports/imports.ts'
import { addressPartNames } from '../../contract/addresses/record.ts'
import { matchesOf, targetOfMatch, type ImportSettings } from '../../contract/imports/settings.ts'
import {
  addressTarget,
  customerTargets,
  fieldOfTarget,
  targetsOf,
  type AddressSlot,
} from '../../contract/imports/targets.ts'
import type { ImportResource } from '../../contract/record-jobs.ts'
import { reasonText } from '../platform/problem.ts'
import type { Words } from '../records/words.ts'

type AddressPart = (typeof addressPartNames)[number]

type OwnTarget =
  | 'full_name'
  | 'site'
  | 'sites'
  | 'manager'
  | 'note'
  | 'verified_at'
  | 'account'
  | 'password_hash'
  | 'password_algorithm'
  | 'password_salt'

const own: Record<string, OwnTarget> = {
  full_name: 'full_name',
  site: 'site',
  sites: 'sites',
  manager: 'manager',
  note: 'note',
  'account.verified_at': 'verified_at',
  account: 'account',
  'account.password_hash': 'password_hash',
  'account.password_algorithm': 'password_algorithm',
  'account.password_salt': 'password_salt',
}

/** What a column of a file of customers becomes, in words. */
export function targetLabel(t: TFunction, target: string): string {
  const special = own[target]
  if (special) return t(`imports.targets.${special}`)
  const place = addressTarget(target)
  if (place)
    return t('imports.targets.field_of', { record: slotLabel(t, place.slot), field: fieldLabel(t, place.name) })
  return t(`customers.fields.${target}` as 'customers.list.title', { defaultValue: target })
}

const slotLabel = (t: TFunction, slot: AddressSlot): string => t(`imports.slots.${slot}`)

const isPart = (name: string): name is AddressPart => addressPartNames.some((part) => part === name)

function fieldLabel(t: TFunction, name: string): string {
  if (name === 'full_name') return t('imports.targets.full_name')
  if (isPart(name)) return t(`imports.parts.${name}`)
  return t(`addresses.fields.${name}` as 'addresses.title', { defaultValue: name })
}

interface TargetGroup {
  group: string
  items: { value: string; label: string }[]
}

/**
 * Everything that a column may become, in groups; a file of addresses has keys and addresses alone. Passwords are for
 * those who may import them.
 */
export const targetGroups = (
  t: TFunction,
  { resource, kind }: Pick<ImportSettings, 'resource' | 'kind'>,
  passwords: boolean,
): TargetGroup[] => (resource === 'customers' ? groupsOfCustomers(t, kind, passwords) : [groupOf(t, resource)])

const groupOf = (t: TFunction, resource: ImportResource): TargetGroup => ({
  group: t(`imports.of.${resource}.one`),
  items: targetsOf(resource).map((value) => {
    const name = fieldOfTarget(resource, value)?.name ?? value
    return { value, label: t(`${resource}.fields.${name}` as 'customers.list.title', { defaultValue: name }) }
  }),
})

function groupsOfCustomers(t: TFunction, kind: ImportSettings['kind'], passwords: boolean): TargetGroup[] {
  const keys: readonly string[] = matchesOf('customers').map(targetOfMatch)
  const groupNamed = (target: string): string => {
    const place = addressTarget(target)
    if (place) return slotLabel(t, place.slot)
    return t(own[target] && target !== 'full_name' ? 'imports.group_other' : 'imports.of.customers.one')
  }
  const offered = customerTargets.filter(
    (target) =>
      (kind === 'customers' || keys.includes(target) || addressTarget(target)) &&
      (passwords || !target.startsWith('account.password_')),
  )
  return [...Map.groupBy(offered, groupNamed)].map(([group, targets]) => ({
    group,
    items: targets.map((value) => ({ value, label: targetLabel(t, value) })),
  }))
}

/**
 * The sentence of a remark on a file of such records; one without a label says what the server wrote. What could not be
 * read of a customer is kept in a note, of other records nowhere.
 */
export function remarkText(
  { t, formats }: Pick<Words, 't' | 'formats'>,
  resource: ImportResource,
  { code, message, params = {} }: Pick<ImportProblem, 'code' | 'message' | 'params'>,
): string {
  const day = typeof params['day'] === 'string' && { day: formats.date(params['day']) }
  const near = 'offered' in params && { context: 'near' }
  const values = { ...params, ...day, ...near, ...choicesIn(t, params), ...keyIn(t, params) }
  const from = (list: 'codes' | 'other_codes'): string =>
    t(`imports.${list}.${code}` as 'imports.codes.email', { ...values, defaultValue: '' })
  return (
    (resource !== 'customers' && from('other_codes')) ||
    from('codes') ||
    reasonText(t, { code, message, params: values })
  )
}

type Params = NonNullable<ImportProblem['params']>

/** The choices of a field by their labels. */
function choicesIn(t: TFunction, { record, field, choices }: Params): Params {
  if (!Array.isArray(choices)) return {}
  const label = (choice: string): string =>
    t(`${String(record)}.choices.${String(field)}.${choice}` as 'customers.list.title', { defaultValue: choice })
  return { choices: choices.map((choice) => label(String(choice))).join(', ') }
}

/** What rows are matched by. */
const keyIn = (t: TFunction, { by }: Params): Params =>
  typeof by === 'string' ? { by: t(`imports.matches.${by}` as 'imports.matches.email', { defaultValue: by }) } : {}

const signs: Record<string, 'comma' | 'semicolon' | 'tab' | 'bar'> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'bar',
}

export const delimiterLabel = (t: TFunction, sign: string): string => {
  const known = signs[sign]
  return known ? t(`imports.delimiters.${known}`) : t('imports.delimiters.other', { sign })
}

export const usualDelimiters = Object.keys(signs)
