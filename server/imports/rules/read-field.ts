import type { ImportColumn, ImportSettings } from '../../../contract/imports/settings.ts'
import type { Unread } from '../../../contract/platform/kinds/kind.ts'
import { kindOf, kinds } from '../../../contract/platform/kinds/kinds.ts'
import type { ExternalId } from '../../../contract/platform/kinds/values.ts'
import { problem, type ProblemCode } from '../../../contract/platform/problems.ts'
import type { Field } from '../../../contract/platform/record.ts'
import type { Remark } from './rows.ts'
import { dayFirst, flagWord, genderWord, momentReader, salutationWord, saysNothing } from './words.ts'

/** What a cell says: a value, or why it has none; `keep` is stored all the same. Null: that nothing is known. */
export type Told = { value: unknown } | Unread<unknown> | null

/** Reads the cells of a column that becomes this field. */
export function tellerOf(
  field: Field,
  settings: Pick<ImportSettings, 'day_first' | 'time_zone'>,
): (cell: string) => Told {
  const kind = kindOf(field)
  const dated =
    settings.day_first && (field.kind === 'date' || field.kind === 'instant') ? dayFirst : (cell: string) => cell
  const worded =
    field.name === 'gender'
      ? genderWord
      : field.name === 'salutation'
        ? salutationWord
        : field.kind === 'instant'
          ? momentReader(settings.time_zone)
          : field.kind === 'flag'
            ? flagWord
            : (cell: string) => cell
  const unsaid = field.name === 'gender' || field.name === 'salutation'
  return (cell) => {
    if (unsaid && saysNothing(cell)) return null
    const value = kind.fromText(worded(dated(cell)), field)
    if (isUnread(value)) return value
    return isKept(field, value) ? { value } : { problem: field.kind === 'locale' ? 'locale' : 'instant' }
  }
}

const isUnread = (value: unknown): value is Unread<unknown> =>
  typeof value === 'object' && value !== null && 'problem' in value

/** What a kind reads more generously than a body may give it. */
function isKept(field: Field, value: unknown): boolean {
  if (field.kind === 'instant') return isMoment(String(value))
  return field.kind !== 'locale' || /^[a-z]{2,3}(-|$)/i.test(String(value))
}

export const isMoment = (moment: string): boolean => /^(?!0000)\d{4}-/.test(moment)

/** The ids of a cell: those of one system where the column names it, else `system:id`. */
export function idsIn(
  cell: string,
  { source }: Pick<ImportColumn, 'source'>,
  field: Field,
): ExternalId[] | Unread<unknown> {
  if (source) return [{ source, external_id: cell.slice(0, 255) }]
  const ids = kinds.external_ids.fromText(cell, field)
  if ('problem' in ids) return ids
  return ids.map((one) => ({ source: one.source.trim(), external_id: one.external_id.trim() }))
}

/** Whether a cell is an id of this program. */
export const isUuid = (cell: string): boolean =>
  typeof kinds.reference.fromText(cell, { name: 'id', kind: 'reference' }) === 'string'

/** The remark on a cell that could not be read. `record` and `field` say where the words of its choices are. */
export function cellRemark(
  column: string,
  value: string,
  code: ProblemCode,
  {
    record,
    field: { name: field, choices, max = 255 },
  }: { record: string; field: Pick<Field, 'name' | 'choices' | 'max'> },
): Remark {
  const { message } = problem(code, { max, choices: choices?.join(', ') })
  const params = code === 'too_long' ? { max } : code === 'choice' ? { record, field, choices } : null
  return { column, value, code, message, ...(params && { params }) }
}
