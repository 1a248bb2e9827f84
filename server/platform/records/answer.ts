import { sql, type RawBuilder } from 'kysely'
import { kindOf } from '../../../contract/platform/kinds/kinds.ts'
import { valuesOf, type Field } from '../../../contract/platform/record.ts'
import { can, type Actor } from '../actor.ts'
import type { Place } from '../lists/filter-sql-scope.ts'
import { lentColumns } from './columns.ts'
import type { AnyRecord } from './record.ts'

/** What an answer holds beside the fields, for every record. */
export interface Answer {
  id: string
  display_name: string
  /** Fields whose values this reader may not see. */
  masked: string[]
}

/** The columns of a row that an answer shows. */
export const shownColumns = ({ fields }: AnyRecord): string[] => ['id', 'version', ...fields.map(({ name }) => name)]

/** What stands after SELECT for a row of a list: its own columns, and those that other slices lend as `lent:NAME`. */
export function listColumns(record: AnyRecord, place: Place): RawBuilder<unknown> {
  const own = sql.raw(
    shownColumns(record)
      .map((name) => `${record.alias}."${name}"`)
      .join(', '),
  )
  return sql.join([
    own,
    ...Object.entries(record.also).map(
      ([name, expr]) => sql`${typeof expr === 'function' ? expr(place) : expr} as ${sql.ref(name)}`,
    ),
    ...lentColumns(record).map(({ field, expr }) => sql`${expr} as ${sql.ref(`lent:${field.name}`)}`),
  ])
}

/** Rows of a list as their reader may see them. What is undefined is left out of the JSON: copying a row whole is cheap. */
export function itemsOf<Item extends Answer>(record: AnyRecord, actor: Actor, rows: readonly { id: string }[]): Item[] {
  const lent = lentColumns(record).map(({ field }) => field)
  const hides = hidden(record, actor)
  const hidesLent = can(actor, record.personal) ? [] : lent.filter((field) => field.personal)
  return rows.map((row) => {
    const item = { ...row, sort_key: undefined, display_name: '', masked: [] as string[], lent: {} as Values }
    const values = valuesOf(item)
    for (const { name } of lent) {
      item.lent[name] = values[`lent:${name}`] ?? null
      values[`lent:${name}`] = undefined
    }
    mask(item.lent, hidesLent, item.masked)
    return shown(record, item as Answer as Item, hides)
  })
}

/** A row as its reader may see it: every field of the contract, personal ones masked without the right to them. */
export function answerOf<A extends Answer>(record: AnyRecord, row: { id: string }, actor: Actor): A {
  const from = valuesOf(row)
  const values: Values & Answer = { ...blank(record) }
  for (const name of shownColumns(record)) values[name] = from[name]
  values.masked = []
  return shown(record, values as Answer as A, hidden(record, actor))
}

/** What a row is called, as its reader may see it. `row` has the columns of `calledBy`. */
export function nameOf(record: AnyRecord, row: object, actor: Actor): string {
  const values = { ...row } as Values
  mask(values, hidden(record, actor), [])
  return record.called(values)
}

type Values = Record<string, unknown>

const personal = new WeakMap<AnyRecord, { of: number; fields: Field[] }>()

function hidden(record: AnyRecord, actor: Actor): readonly Field[] {
  if (can(actor, record.personal)) return []
  const known = personal.get(record)
  if (known?.of === record.fields.length) return known.fields
  const fields = record.fields.filter((field) => field.personal)
  personal.set(record, { of: record.fields.length, fields })
  return fields
}

function mask(values: Values, fields: readonly Field[], masked: string[]): void {
  for (const field of fields) {
    const value = values[field.name]
    if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) continue
    values[field.name] = kindOf(field).mask(value)
    masked.push(field.name)
  }
}

function shown<A extends Answer>(record: AnyRecord, answer: A, hides: readonly Field[]): A {
  const values = valuesOf(answer)
  mask(values, hides, answer.masked)
  answer.display_name = record.called(values)
  return answer
}

const blanks = new WeakMap<AnyRecord, { of: number; blank: Values & Answer }>()

/** An object that has all its properties from the start is many times cheaper than one that grows. */
function blank(record: AnyRecord): Values & Answer {
  const known = blanks.get(record)
  if (known?.of === record.fields.length) return known.blank
  const made: Values & Answer = {
    ...Object.fromEntries(shownColumns(record).map((name) => [name, null])),
    id: '',
    display_name: '',
    masked: [],
  }
  blanks.set(record, { of: record.fields.length, blank: made })
  return made
}
