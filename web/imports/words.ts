import type { TFunction } from 'i18next'
import type { ImportProblem } from '../../contract/imports.ts'
import { importTargets } from '../../contract/import-settings.ts'
import { fieldText } from '../platform/problem.ts'

type OwnTarget =
  'full_name' | 'site' | 'manager' | 'note' | 'verified_at' | 'password_hash' | 'password_algorithm' | 'password_salt'

const own: Record<string, OwnTarget> = {
  full_name: 'full_name',
  site: 'site',
  manager: 'manager',
  note: 'note',
  'account.verified_at': 'verified_at',
  'account.password_hash': 'password_hash',
  'account.password_algorithm': 'password_algorithm',
  'account.password_salt': 'password_salt',
}

/** What a column becomes, in words. */
export function targetLabel(t: TFunction, target: string): string {
  const special = own[target]
  if (special) return t(`imports.targets.${special}`)
  const [record, field = ''] = target.split('.')
  if (record === 'address')
    return t('imports.targets.address_of', {
      field: t(`addresses.fields.${field}` as 'addresses.title', { defaultValue: field }),
    })
  return t(`customers.fields.${target}` as 'customers.list.title', { defaultValue: target })
}

/** Everything that a column may become, in groups; passwords for those who may import them. */
export function targetGroups(
  t: TFunction,
  passwords: boolean,
): { group: string; items: { value: string; label: string }[] }[] {
  const group = (target: string): 'address' | 'other' | 'customer' =>
    target.startsWith('address.') ? 'address' : target === 'full_name' || !own[target] ? 'customer' : 'other'
  return (['customer', 'address', 'other'] as const).map((name) => ({
    group: t(`imports.group_${name}`),
    items: importTargets
      .filter((target) => group(target) === name && (passwords || !target.startsWith('account.password_')))
      .map((value) => ({ value, label: targetLabel(t, value) })),
  }))
}

/** The sentence of a remark; one without a label says what the server wrote. */
export function remarkText(t: TFunction, { code, message, value }: ImportProblem): string {
  const said = t(`imports.codes.${code}` as 'imports.codes.email', { value, defaultValue: '' })
  return said || fieldText(t, { code, message })
}

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
