import type { ImportColumn, ImportSettings } from '../../../contract/imports/settings.ts'
import type { Unread } from '../../../contract/platform/kinds/kind.ts'
import { kindOf, kinds } from '../../../contract/platform/kinds/kinds.ts'
import type { ExternalId } from '../../../contract/platform/kinds/values.ts'
import { problem, type ProblemCode } from '../../../contract/platform/problems.ts'
import type { Field } from '../../../contract/platform/record.ts'
import type { Remark } from './rows.ts'
import { tellDay, tellMoment } from './dates/tell.ts'
import { flagWord } from './flag-words.ts'
import { genderWord, salutationWord, saysNothing } from './words.ts'
import { cut, plainLine } from '../../../contract/platform/line.ts'

/** What a cell says: a value, or why it has none; `keep` is stored all the same. Null: that nothing is known. */
export type Told = { value: unknown } | Unread<unknown> | null

/** Reads the cells of a column that becomes this field. */
export function tellerOf(
  field: Field,
  settings: Pick<ImportSettings, 'day_first' | 'time_zone'>,
  column?: Pick<ImportColumn, 'day_first'>,
): (cell: string) => Told {
  if (field.kind === 'date' || field.kind === 'instant') return dateTeller(field, settings, column)
  const kind = kindOf(field)
  const worded =
    field.name === 'gender'
      ? genderWord
      : field.name === 'salutation'
        ? salutationWord
        : field.kind === 'flag'
          ? (cell: string) => flagWord(cell, field.name)
          : (cell: string) => cell
  const unsaid = field.name === 'gender' || field.name === 'salutation'
  return (cell) => {
    if (unsaid && saysNothing(cell)) return null
    const value = kind.fromText(worded(cell), field)
    if (isUnread(value)) return value
    return isKept(field, value) ? { value } : { problem: 'locale' }
  }
}

/** Reads days and moments in the order of their column. What the field does not take is told as a form tells it. */
function dateTeller(
  field: Field,
  { day_first, time_zone = 'UTC' }: Pick<ImportSettings, 'day_first' | 'time_zone'>,
  column?: Pick<ImportColumn, 'day_first'>,
): (cell: string) => Told {
  const dayFirst = column?.day_first ?? day_first ?? false
  const rules = { dayFirst, zone: time_zone, births: field.birth === true, now: Date.now() }
  const schema = kindOf(field).schema(field)
  return (cell) => {
    const told = field.kind === 'date' ? tellDay(cell, rules) : tellMoment(cell, rules)
    const refused = told && 'value' in told ? schema.safeParse(told.value).error?.issues[0] : undefined
    return refused ? { problem: refused.message as ProblemCode } : told
  }
}

const isUnread = (value: unknown): value is Unread<unknown> =>
  typeof value === 'object' && value !== null && 'problem' in value

/** What a kind reads more generously than a body may give it. */
function isKept(field: Field, value: unknown): boolean {
  return field.kind !== 'locale' || /^[a-z]{2,3}(-|$)/i.test(String(value))
}

/** The ids of a cell: those of one system where the column names it, else `system:id`. */
export function idsIn(
  cell: string,
  { source }: Pick<ImportColumn, 'source'>,
  field: Field,
): ExternalId[] | Unread<unknown> {
  if (source) return [{ source, external_id: cut(plainLine(cell), 255) }]
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
