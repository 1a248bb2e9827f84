import { queryOptions, type InfiniteData, type QueryClient } from '@tanstack/react-query'
import type { LiveLine } from '../../../contract/platform/live.ts'
import { keepGone } from '../sought.ts'
import { tellGone } from './gone.ts'
import { rowsKey, totalKey, type Listed } from './use-rows.ts'

/** What a line of the journal tells of a record; `many`: of more of them than it names. */
export type Told = { id: string; what: 'created' | 'changed' | 'gone' } | 'many' | null

/** A record that has a list: how its lists in memory are kept true. */
export interface ListedRecord<R extends { id: string }> {
  /** Names the list: of its resource. */
  name: string
  /** Key of the query that reads one, before its id. */
  one: string
  read: (id: string, signal?: AbortSignal) => Promise<R>
  told: (line: LiveLine) => Told
}

/** What lines that name a row tell of it. Of rows that go with an owner no line tells: the owner's stands for all of them. */
export const toldOf =
  ({ type, owners = [] }: { type: string; owners?: readonly string[] }) =>
  ({ kind, subject_type, subject_id: id }: LiveLine): Told => {
    if (owners.some((owner) => kind === `${owner}.erased` || kind === `${owner}.undone`)) return 'many'
    if (subject_type !== type) return null
    return { id, what: kind === `${type}.created` ? 'created' : kind === `${type}.deleted` ? 'gone' : 'changed' }
  }

/** Any of them, for what only needs its ids. */
export type AnyListed = ListedRecord<{ id: string }>

/** One of them, as its page and its form need it. */
export const rowQuery = <R extends { id: string }>(listed: ListedRecord<R>, id: string) =>
  queryOptions({ queryKey: [listed.one, id], queryFn: ({ signal }) => listed.read(id, signal) })

type Row = { id: string }
type Pages = InfiniteData<Listed<Row>>

function changePages(client: QueryClient, { name }: AnyListed, change: (items: Row[]) => Row[]): void {
  client.setQueriesData<Pages>(
    { queryKey: rowsKey(name) },
    (data) => data && { ...data, pages: data.pages.map((page) => ({ ...page, items: change(page.items) })) },
  )
}

/** Puts what is known now into every list that shows the record; nothing moves. */
export function refreshRow(client: QueryClient, listed: AnyListed, row: Row): void {
  changePages(client, listed, (items) => items.map((item) => (item.id === row.id ? { ...item, ...row } : item)))
}

/** Takes records that are gone out of every list and forgets them. An open page of one reads it again, and says so. */
export function dropRows(client: QueryClient, listed: AnyListed, ids: readonly string[]): void {
  const gone = new Set(ids)
  changePages(client, listed, (items) =>
    items.some((item) => gone.has(item.id)) ? items.filter((item) => !gone.has(item.id)) : items,
  )
  tellGone(listed.name, ids)
  keepGone(listed.name, ids)
  for (const id of ids) client.removeQueries({ queryKey: [listed.one, id], type: 'inactive' })
  void client.invalidateQueries({ queryKey: totalKey(listed.name) })
}

/** Takes over what a save answered: the page shows it at once, lists show it in place. */
export function keepRow(client: QueryClient, listed: AnyListed, row: Row): void {
  client.setQueryData([listed.one, row.id], row)
  refreshRow(client, listed, row)
}

/** A new record belongs into lists that are read anew. */
export function keepNewRow(client: QueryClient, listed: AnyListed, row: Row): void {
  client.setQueryData([listed.one, row.id], row)
  client.removeQueries({ queryKey: rowsKey(listed.name) })
  void client.invalidateQueries({ queryKey: totalKey(listed.name) })
}

/** Whether a list that is in memory shows this record. */
export function isListed(client: QueryClient, { name }: AnyListed, id: string): boolean {
  return client
    .getQueriesData<Pages>({ queryKey: rowsKey(name) })
    .some(([, data]) => data?.pages.some((page) => page.items.some((item) => item.id === id)))
}
