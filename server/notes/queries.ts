import { sql } from 'kysely'
import type { CustomerNote } from '../../contract/notes/record.ts'
import { demandVisible } from '../customers/queries/visible.ts'
import { can } from '../platform/actor.ts'
import { readCursor, writeCursor, type CursorShape } from '../platform/lists/cursor.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Reading } from '../platform/database/tx.ts'

const columns = sql`n.id, n.at, n.author_id, n.author_name, n.html, n.pinned_at`

interface Asked {
  order: 'newest' | 'oldest'
  limit: number
  after?: string | undefined
}

/** Notes on a customer by keyset; the pinned one stands apart, and in the list as well. */
export async function notesOf(
  reading: Reading,
  customerId: string,
  query: Asked,
): Promise<{ pinned: CustomerNote | null; items: CustomerNote[]; next: string | null }> {
  await demandVisible(reading, customerId)
  const shape = {
    list: `notes ${query.order}`,
    parts: [{ type: 'timestamptz' }, { type: 'uuid' }],
  } as const satisfies CursorShape
  const [at, id] = query.after ? readCursor(query.after, shape) : []
  const newest = query.order === 'newest'
  const beyond = newest ? sql`<` : sql`>`
  const way = newest ? sql`desc` : sql`asc`
  const { rows } = await sql<CustomerNote & { key: string }>`
    select ${columns}, n.at::text as key from notes n where n.customer_id = ${customerId}
    ${at ? sql`and (n.at, n.id) ${beyond} (${at}::timestamptz, ${id}::uuid)` : sql``}
    order by n.at ${way}, n.id ${way} limit ${query.limit + 1}`.execute(reading.db)
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  const pinned = await sql<CustomerNote>`
    select ${columns} from notes n where n.customer_id = ${customerId} and n.pinned_at is not null`.execute(reading.db)
  return {
    pinned: pinned.rows[0] ? shown(reading, pinned.rows[0]) : null,
    items: page.map(({ key: _key, ...row }) => shown(reading, row)),
    next: rows.length > query.limit && last ? writeCursor(shape, [last.key, last.id]) : null,
  }
}

/** One note, as it is. Refuses with `not_found`. */
export async function findNote(reading: Reading, customerId: string, id: string): Promise<CustomerNote> {
  const { rows } =
    await sql<CustomerNote>`select ${columns} from notes n where n.id = ${id} and n.customer_id = ${customerId}`.execute(
      reading.db,
    )
  if (!rows[0]) throw new Refusal('not_found', 'There is no such note.')
  return rows[0]
}

/** The newest thousand notes on a customer, as they are. Whether it may be seen is for the caller to know. */
export async function findNotes(reading: Reading, customerId: string): Promise<CustomerNote[]> {
  const { rows } = await sql<CustomerNote>`
    select ${columns} from notes n where n.customer_id = ${customerId} order by n.at desc, n.id desc limit 1000`.execute(
    reading.db,
  )
  return rows
}

/** What people write about a person is personal, all of it. */
export function shown(reading: Reading, row: CustomerNote): CustomerNote {
  return can(reading.actor, 'customers.personal') ? row : { ...row, html: '<p>•••</p>' }
}

/** Texts of notes on these customers that are among the given ones, by customer. */
export async function notesWithText(
  reading: Reading,
  ids: readonly string[],
  texts: readonly string[],
): Promise<Map<string, string[]>> {
  if (ids.length === 0 || texts.length === 0) return new Map()
  const { rows } = await sql<{ customer_id: string; text: string }>`
    select n.customer_id, n.text from notes n where n.customer_id = any(${ids}::uuid[]) and n.text = any(${texts}::text[])`.execute(
    reading.db,
  )
  return new Map([...Map.groupBy(rows, (row) => row.customer_id)].map(([id, own]) => [id, own.map(({ text }) => text)]))
}
