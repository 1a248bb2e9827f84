import { sql } from 'kysely'
import type { JournalLine } from '../../../contract/journal.ts'
import { undoCreation } from '../../customers/actions/erase.ts'
import { composedConstraints } from '../../platform/composition.ts'
import { asRefusal } from '../../platform/http/failures.ts'
import type { JobRow } from '../../platform/jobs/rows.ts'
import { toldBy } from '../../platform/refusal.ts'
import { attempt, type Tx } from '../../platform/database/tx.ts'
import { putBackLines, type PutBack } from './put-back.ts'

type Row = Omit<JobRow, 'place'>

/** Takes back what an act did to one customer, and tells what came of it. Nothing that changed since is overwritten. */
export async function undoCustomer(tx: Tx, customerId: string, lines: readonly JournalLine[]): Promise<Row> {
  const found = await nameOf(tx, customerId)
  const of = { customer_id: found.there ? customerId : null, title: found.number }
  if (!found.there) return { ...of, state: 'refused', ...gone(lines) }
  try {
    return await attempt(tx, async (): Promise<Row> => {
      if (lines.some((line) => line.kind === 'customer.created')) return uncreate(tx, of, customerId, lines)
      return told(of, await putBackLines(tx, customerId, lines))
    })
  } catch (error) {
    const refusal = asRefusal(error, composedConstraints())
    if (refusal.code === 'internal' || refusal.code === 'busy') throw error
    const { code, message, params } = toldBy(refusal)
    return { ...of, state: 'refused', code, message, ...(params && { data: params }) }
  }
}

type Named = Pick<Row, 'customer_id' | 'title'>

async function uncreate(tx: Tx, of: Named, id: string, lines: readonly JournalLine[]): Promise<Row> {
  if (await touchedSince(tx, id, lines))
    return {
      ...of,
      state: 'refused',
      code: 'touched_since',
      message: 'The customer was created here and something happened to it since, so it stays.',
    }
  const written = tx.lines.length
  await undoCreation(tx, id)
  for (const line of tx.lines.slice(written)) line.data = { ...line.data, puts_back: lines[0]!.action_id }
  return { customer_id: null, title: of.title, state: 'done', data: { removed: true } }
}

/** Whether anything happened to a customer after the act that created it, or its owner signed in. */
async function touchedSince(tx: Tx, id: string, lines: readonly JournalLine[]): Promise<boolean> {
  const { action_id } = lines[0]!
  const end = lines.reduce((last, line) => (line.at > last ? line.at : last), '')
  const { rows } = await sql`
    select from journal where customer_id = ${id} and action_id <> ${action_id}
    union all select from accounts where customer_id = ${id} and last_login_at > ${end}::timestamptz limit 1`.execute(
    tx.db,
  )
  return rows.length > 0
}

function told(of: Named, { put_back, refused }: PutBack): Row {
  const [first] = refused
  const data = { put_back, refused: refused.map(({ now: _now, ...told }) => told) }
  if (!first) return { ...of, state: put_back.length > 0 ? 'done' : 'unchanged', data }
  const fields = refused.map((one) => one.field.replaceAll(/\.[0-9a-f]{8}-[0-9a-f-]{27}/g, '')).join(', ')
  return {
    ...of,
    state: 'refused',
    code: first.code,
    message: `${fields}: ${first.message}`,
    data: { ...data, fields },
  }
}

/** The number tells nothing of a person, but that somebody else's customer exists is not told. */
async function nameOf(tx: Tx, id: string): Promise<{ number: string; there: boolean }> {
  const mine = tx.actor.site_ids
  const { rows } = await sql<{ number: string; there: boolean }>`
    select number, erased_at is null as there from customers where id = ${id}
      ${mine === null ? sql`` : sql`and exists (select from customer_sites s where s.customer_id = id and s.site_id = any(${mine}::uuid[]))`}`.execute(
    tx.db,
  )
  return rows[0] ?? { number: '—', there: false }
}

const gone = (lines: readonly JournalLine[]): Pick<Row, 'code' | 'message'> =>
  lines.some((line) => line.kind === 'customer.undone')
    ? { code: 'removed', message: 'The customer was removed here, and the values with it. Import it again.' }
    : { code: 'erased_or_hidden', message: 'The customer was erased since, or you may not see it.' }
