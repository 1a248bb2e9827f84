import type { TFunction } from 'i18next'
import type { SecurityLine } from '../../contract/security/security.ts'
import { fieldLabel, subjectName, valueText } from '../journal/words.ts'
import { useFormats } from '../platform/formats.ts'
import { useCan } from '../platform/session.tsx'
import { roleTitle } from '../roles/role-title.ts'
import { useSaid } from '../records/words.ts'

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/** A value of a line that may have been wiped since. */
export const keptText = (t: TFunction, value: unknown): string | null =>
  typeof value === 'object' && value !== null ? t('journal.erased') : textOf(value)

/** Whom a failure at the sign-in was about: nobody knows who tried. */
export function triedAs(t: TFunction, { subject_type, data }: SecurityLine): string {
  if (data['others'] === true) return t('security.others')
  return subject_type === 'staff' ? (textOf(data['name']) ?? '') : t('security.unknown')
}

/** What a line says beyond its kind, each in a few words. */
export function useRemarks(): (line: SecurityLine) => string[] {
  const { t } = useSaid()
  const formats = useFormats()
  return ({ kind, data, ...line }) => {
    const count = (value: unknown, label: 'security.sessions' | 'security.rows'): string | false =>
      typeof value === 'number' && t(label, { count: value })
    const label = (group: string, value: unknown): string | false =>
      typeof value === 'string' && t(`security.${group}.${value}` as 'security.where.setup', { defaultValue: value })
    const permission = (code: string): string =>
      t(`permissions.${code}.label` as 'permissions.security.read.label', { defaultValue: code })
    const lacked = textOf(data['permission'])?.split(', ').map(permission)
    const roles = data['roles']
    const found = [
      kind === 'sign_in.failed' && data['where'] !== 'sign_in' && label('where', data['where']),
      label('why', data['why']),
      kind === 'session.ended' && data['sessions'] !== 1 && count(data['sessions'], 'security.sessions'),
      lacked && t('security.lacks', { permission: formats.list(lacked) }),
      kind === 'staff.created' &&
        Array.isArray(roles) &&
        t('security.roles', { roles: formats.list(roles.map((code) => roleTitle(t, { code, name: code }))) }),
      kind.startsWith('export.') && count(data['rows'], 'security.rows'),
      subjectOf({ kind, data, ...line }),
    ]
    return found.filter((one): one is string => typeof one === 'string' && one !== '')
  }
}

/** The name of what it happened to, where that is somebody or something else than who did it. */
function subjectOf(line: SecurityLine): string | null {
  if (line.subject_type === 'access' || line.kind.startsWith('sign_in.')) return null
  return line.actor.id === line.subject_id ? null : subjectName(line)
}

/** Fields and values of what a line changed, in the reader's language; sites and roles by their names. */
export function useChangeTexts(line: SecurityLine) {
  const { t, references } = useSaid()
  const formats = useFormats()
  const type = line.subject_type
  const named = (path: string, value: unknown): unknown => {
    if (Array.isArray(value)) return value.map((one) => named(path, one))
    if (path === 'site_ids' && value === null) return t('staff.all_sites')
    if (path === 'site_ids') return references['sites']?.find((one) => one.value === value)?.label ?? value
    if (path === 'roles' && typeof value === 'string') return roleTitle(t, { code: value, name: value })
    if (path === 'permissions' && typeof value === 'string')
      return t(`permissions.${value}.label` as 'permissions.security.read.label', { defaultValue: value })
    return value
  }
  return {
    label: (path: string) => fieldLabel(t, type, path),
    text: (path: string, value: unknown) => valueText(t, formats, named(path, value)),
  }
}

/** The page of a member of staff or of the keys, where the reader may open it. */
export function usePersonPath(): (kind: string, id: string | null) => string | null {
  const can = useCan()
  return (kind, id) => {
    if (kind === 'staff' && id !== null) return can('staff.manage') ? `/staff/${id}` : null
    return kind === 'api_key' && can('api_keys.manage') ? '/api-keys' : null
  }
}
