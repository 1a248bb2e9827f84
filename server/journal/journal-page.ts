import { sql } from 'kysely'
import type { JournalLine, JournalPage, JournalQuery } from '../../contract/platform/journal/journal.ts'
import { recordCalled } from '../platform/composition.ts'
import { lineColumns } from '../platform/journal/lines.ts'
import { narrowing, newestFirst, span } from '../platform/journal/pages.ts'
import type { Reading } from '../platform/database/tx.ts'
import { maskLines } from '../platform/records/history.ts'
import { linesAbout, seenLines, standsAlone } from '../platform/records/lines.ts'
import { mayRead } from './queries.ts'

const stretch = 20_000

/** The whole journal as far as the reader may see it: by time, newest first, or by position, oldest first. */
export async function journalPageOf(reading: Reading, question: JournalQuery): Promise<JournalPage> {
  const query = ofCustomer(question)
  const page =
    query.after_position === undefined
      ? await byTime(reading, query)
      : await byPosition(reading, query, query.after_position)
  return { ...page, items: maskLines(reading, await seenLines(reading, page.items)), total: null }
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

/** Conditions that have an index of their own: an act, a customer, a record that is found without one. */
function indexed({ action_id, customer_id, subject_type, subject_id }: JournalQuery) {
  const conditions = []
  if (action_id) conditions.push(sql`action_id = ${action_id}`)
  if (customer_id) conditions.push(sql`customer_id = ${customer_id}`)
  if (subject_id && subject_type && !customer_id) {
    const record = recordCalled(subject_type)
    conditions.push(
      record && standsAlone(record)
        ? linesAbout(record, subject_id)
        : sql`customer_id is null and subject_type = ${subject_type} and subject_id = ${subject_id}`,
    )
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
