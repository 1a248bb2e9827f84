import { sql, type RawBuilder } from 'kysely'
import { lentTo } from '../composition.ts'

/**
 * Rows that slices below lend to one of them under a name, as something to select from: the table itself where one slice
 * lends it, so that its indexes serve. `columns` are those that are asked for, with their types.
 */
export function lentTable(slice: string, name: string, columns: Record<string, string>): RawBuilder<unknown> {
  const tables = lentTo(slice).flatMap((lent) => lent.tables?.[name] ?? [])
  if (tables.length === 1) return tables[0]!
  const entries = Object.entries(columns)
  const none = sql`select ${sql.join(entries.map(([column, type]) => sql`null::${sql.raw(type)} as ${sql.ref(column)}`))} where false`
  const all = tables.map((table) => sql`select ${sql.join(entries.map(([column]) => sql.ref(column)))} from ${table}`)
  return sql`(${sql.join([none, ...all], sql` union all `)})`
}
