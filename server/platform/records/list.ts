import { sql } from 'kysely'
import type { ListQuery } from '../../../contract/platform/schemas.ts'
import { can } from '../actor.ts'
import type { Total } from '../lists/counting.ts'
import type { Fragment } from '../lists/filter-sql-scope.ts'
import { pageOf } from '../lists/listing.ts'
import { and, type ListSource } from '../lists/source.ts'
import { searchWordsOf } from '../lists/query.ts'
import { hasWords, type Search } from '../lists/search.ts'
import type { Reading } from '../database/tx.ts'
import { itemsOf, listColumns, type Answer } from './answer.ts'
import type { AnyRecord } from './record.ts'
import { filterCondition } from './scope.ts'
import { orderFor, sortsOf } from './sorts.ts'
import { columnOf, fromOf } from './visible.ts'

interface Page<Item> {
  items: Item[]
  next: string | null
  previous: string | null
  total: Total | null
}

interface Asked {
  q?: string | undefined
  filter?: string | undefined
}

/** The list of a record: what this reader may see, filtered, searched, sorted; exact hits of a search come first. */
export async function listRecords<Item extends Answer>(
  record: AnyRecord,
  reading: Reading,
  query: ListQuery,
): Promise<Page<Item>> {
  const where = await conditions(record, reading, query)
  const source: ListSource = {
    from: fromOf(record),
    alias: sql.ref(record.alias),
    id: columnOf(record, 'id') as ListSource['id'],
    columns: listColumns(record, reading.actor),
    where,
    narrow: !record.seesAll(reading.actor),
    ...orderFor(record, reading.actor),
  }
  const { finders = [], firstBy } = record.list!
  const ids: string[] = []
  for (const find of query.q ? finders : []) {
    const found = await find(reading, query.q!, where)
    if (found && 'only' in found) {
      const within = [...where, found.only]
      const page = await pageFrom<Item>(record, reading, { ...source, where: within }, query)
      if (!found.ifAny || page.items.length > 0 || (await isAny(record, reading, within))) return page
    } else if (found) ids.push(...found.ids)
  }
  const search = searchOf(record, reading, query.q)
  const first = firstBy && ids.length > 0 ? { ids, by: sortsOf(record, true)[firstBy]! } : null
  return pageFrom(record, reading, { ...source, ...(first && { first }), ...(search && { search }) }, query)
}

/** Conditions over the alias of all rows that the list shows to this reader for a search and a filter (JSON text). */
export async function matching(record: AnyRecord, reading: Reading, asked: Asked): Promise<Fragment[]> {
  const where = await conditions(record, reading, asked)
  if (!asked.q) return where
  const ids: string[] = []
  for (const find of record.list!.finders ?? []) {
    const found = await find(reading, asked.q, where)
    if (found && 'only' in found) {
      const within = [...where, found.only]
      if (!found.ifAny || (await isAny(record, reading, within))) return within
    } else if (found) ids.push(...found.ids)
  }
  const search = searchOf(record, reading, asked.q)
  if (!search) return where
  const words = hasWords(search)
  return [...where, ids.length > 0 ? sql`(${words} or ${columnOf(record, 'id')} = any(${ids}::uuid[]))` : words]
}

const conditions = async (record: AnyRecord, reading: Reading, { filter }: Asked): Promise<Fragment[]> => [
  ...record.visible(reading.actor),
  ...(await filterCondition(record, reading, filter)),
]

async function pageFrom<Item extends Answer>(
  record: AnyRecord,
  reading: Reading,
  source: ListSource,
  query: ListQuery,
): Promise<Page<Item>> {
  const { rows, ...places } = await pageOf<{ id: string }>(reading, source, query)
  return { items: itemsOf<Item>(record, reading.actor, rows), ...places }
}

async function isAny(record: AnyRecord, reading: Reading, where: readonly Fragment[]): Promise<boolean> {
  const { rows } = await sql`select 1 from ${fromOf(record)} where ${and(where)} limit 1`.execute(reading.db)
  return rows.length > 0
}

/** The words of a search, over the text that this reader may search; none for a blank one. */
function searchOf(record: AnyRecord, reading: Reading, typed: string | undefined): Search | undefined {
  const { search, wordsOf = searchWordsOf } = record.list!
  if (!typed || !search) return undefined
  const words = wordsOf(typed).slice(0, 8)
  if (words.length === 0) return undefined
  const column = can(reading.actor, record.personal) ? search.open : search.everybody
  return { column: columnOf(record, column) as Search['column'], words }
}
