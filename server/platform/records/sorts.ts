import { kindOf } from '../../../contract/platform/kinds/kinds.ts'
import type { Comparable } from '../../../contract/platform/kinds/kind.ts'
import { can, type Actor } from '../actor.ts'
import type { ListSource, SortColumn } from '../lists/source.ts'
import type { AnyRecord } from './record.ts'
import { columnOf } from './visible.ts'

const casts: Record<Comparable, SortColumn['type']> = {
  text: 'text',
  number: 'numeric',
  date: 'date',
  instant: 'timestamptz',
  boolean: 'boolean',
  uuid: 'uuid',
  texts: 'text',
  phones: 'text',
  emails: 'text',
  external_ids: 'text',
  money: 'jsonb',
}

const made = new WeakMap<AnyRecord, Record<'all' | 'open', Record<string, SortColumn>>>()

/** What a list of the record can be sorted by; with `everything` also by personal fields. */
export function sortsOf(record: AnyRecord, everything: boolean): Record<string, SortColumn> {
  const known = made.get(record) ?? { all: columns(record, true), open: columns(record, false) }
  made.set(record, known)
  return everything ? known.all : known.open
}

/** What this reader may sort by, and what stands first unless they do. A field that one may not see sorts nothing. */
export const orderFor = (record: AnyRecord, actor: Actor): Pick<ListSource, 'sorts' | 'defaultSort'> => ({
  sorts: sortsOf(record, can(actor, record.personal)),
  defaultSort: record.list!.defaultSort,
})

function columns(record: AnyRecord, everything: boolean): Record<string, SortColumn> {
  const { present = [], sortedBy = {} } = record.list ?? {}
  const sortable = record.fields.filter((field) => field.sortable && (everything || !field.personal))
  return Object.fromEntries(
    sortable.map((field) => {
      const { compares, empty } = kindOf(field)
      const column = sortedBy[field.name]
      const filled = field.required || present.includes(field.name) || (empty !== undefined && !column)
      const one: SortColumn = {
        expr: columnOf(record, column ?? field.name),
        type: casts[compares],
        nullable: !filled,
      }
      return [field.name, one]
    }),
  )
}
