import { sql } from 'kysely'
import type { JournalLine, JournalPage, JournalQuery } from '../../contract/journal.ts'
import { lineColumns } from '../platform/journal/lines.ts'
import type { Reading } from '../platform/database/tx.ts'
import { readableKinds, type Impersonal } from './rules.ts'
import { maskLines, narrowing, newestFirst, span } from './queries.ts'

/** Tells which of some customers a reader may see; the slice of the customers knows. */
export type Sees = (reading: Reading, customerIds: readonly string[]) => Promise<ReadonlySet<string>>

const stretch = 20_000

/** The whole journal as far as the reader may see it: by time, newest first, or by position, oldest first. */
export async function journalPageOf(
  reading: Reading,
  question: JournalQuery,
  sees: Sees,
  impersonal: Impersonal,
): Promise<JournalPage> {
  const query = ofCustomer(question)
  const page =
    query.after_position === undefined
      ? await byTime(reading, query)
      : await byPosition(reading, query, query.after_position)
  const items = await visible(reading, page.items, sees)
  return { ...page, items: maskLines(reading, items, impersonal), total: null }
}

/** Leaves out lines about customers whom the reader may not see. Nothing is asked for readers of all sites. */
export async function visible<L extends { customer_id: string | null }>(
  reading: Reading,
  lines: readonly L[],
  sees: Sees,
): Promise<L[]> {
  if (reading.actor.site_ids === null) return [...lines]
  const ids = [...new Set(lines.flatMap(({ customer_id }) => customer_id ?? []))]
  const seen = ids.length > 0 ? await sees(reading, ids) : new Set<string>()
  return lines.filter(({ customer_id }) => customer_id === null || seen.has(customer_id))
}

async function byTime(reading: Reading, query: JournalQuery): Promise<Omit<JournalPage, 'total'>> {
  const page = await newestFirst(reading, {
    of: [...indexed(query), ...span(query)],
    wanted: [mayRead(reading), ...asked(query)],
    stretch,
    limit: query.limit,
    after: query.after,
  })
  return { ...page, up_to: null }
}

async function byPosition(reading: Reading, query: JournalQuery, after: number): Promise<Omit<JournalPage, 'total'>> {
  const last =
    (await sql<{ last_position: number }>`select last_position from journal_numbering`.execute(reading.db)).rows[0]
      ?.last_position ?? 0
  const upto = Math.min(after + stretch, Math.max(last, after))
  const wanted = [mayRead(reading), ...indexed(query), ...span(query), ...asked(query)]
  const { rows: items } = await sql<JournalLine>`
    select ${lineColumns} from journal
    where position > ${after} and position <= ${upto} and ${sql.join(wanted, sql` and `)}
    order by position limit ${query.limit}`.execute(reading.db)
  const up_to = items.length === query.limit ? (items.at(-1)?.position ?? upto) : upto
  return { items, next: up_to < last ? String(up_to) : null, up_to }
}

const mayRead = (reading: Reading) => sql`kind = any(${readableKinds(reading.actor)}::text[])`

/** Conditions that have an index of their own: an act, a customer, a record that belongs to no customer. */
function indexed({ action_id, customer_id, subject_type, subject_id }: JournalQuery) {
  const conditions = []
  if (action_id) conditions.push(sql`action_id = ${action_id}`)
  if (customer_id) conditions.push(sql`customer_id = ${customer_id}`)
  if (subject_id && subject_type && !customer_id) {
    conditions.push(sql`customer_id is null and subject_type = ${subject_type} and subject_id = ${subject_id}`)
  }
  return conditions
}

const asked = (query: JournalQuery) => [
  ...narrowing(query),
  ...(query.subject_id ? [sql`subject_id = ${query.subject_id}`] : []),
]

/** The record of a customer is a subject like any other, but its lines are found by the customer. */
const ofCustomer = (query: JournalQuery): JournalQuery =>
  query.subject_type === 'customer' && query.subject_id
    ? { ...query, customer_id: query.customer_id ?? query.subject_id }
    : query
