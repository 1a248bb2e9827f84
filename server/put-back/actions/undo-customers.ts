import { sql } from 'kysely'
import type { JournalLine } from '../../../contract/journal.ts'
import { undoCreations } from '../../customers/actions/erase.ts'
import { lockCustomers } from '../../customers/queries/visible.ts'
import { doOrHalve } from '../../platform/database/refused.ts'
import type { JobRow } from '../../platform/jobs/rows.ts'
import { toldBy } from '../../platform/refusal.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { tellPutBack, type PutBack } from './put-back.ts'
import { putBackMany } from './put-back-many.ts'

type Row = Omit<JobRow, 'place'>
type Lines = ReadonlyMap<string, readonly JournalLine[]>

/**
 * Takes back what an act did to customers, and tells what came of each, in their order. Nothing that changed since is
 * overwritten, and one that cannot be undone holds up no other.
 */
export async function undoCustomers(
  tx: Tx,
  actionId: string,
  ids: readonly string[],
  lines: ReadonlyMap<string, readonly JournalLine[]>,
): Promise<Row[]> {
  const there = await lockCustomers(tx, ids)
  const others = await numbersOf(
    tx,
    ids.filter((id) => !there.has(id)),
  )
  const own = [...there.keys()].map((id) => [id, lines.get(id) ?? []] as const)
  const made = own.filter(([, of]) => of.some((line) => line.kind === 'customer.created'))
  const changed = own.filter((one) => !made.includes(one))
  const written = tx.lines.length
  const removed = await uncreate(tx, actionId, new Map(made))
  const back = await putBackMany(tx, new Map(changed))
  tellPutBack(tx, written, actionId)
  return ids.map((id): Row => {
    const row = there.get(id)
    if (!row) {
      const title = others.get(id) ?? '—'
      return { subject_type: 'customer', subject_id: null, title, state: 'refused', ...gone(lines.get(id)) }
    }
    const of = { subject_type: 'customer', subject_id: id, title: row.number }
    const verdict = removed.get(id)
    if (verdict === 'removed') return { ...of, subject_id: null, state: 'done', data: { removed: true } }
    if (verdict) return { ...of, state: 'refused', ...verdict }
    return told(of, back.get(id)!)
  })
}

type Verdict = 'removed' | Pick<Row, 'code' | 'message' | 'data'>

const touched: Verdict = {
  code: 'touched_since',
  message: 'The customer was created here and something happened to it since, so it stays.',
}

/** Removes customers that an act created, but for those that somebody touched since. */
async function uncreate(tx: Tx, actionId: string, lines: Lines): Promise<Map<string, Verdict>> {
  const since = await touchedSince(tx, actionId, lines)
  const removed = await doOrHalve<string, [string, Verdict]>(
    tx,
    [...lines.keys()].filter((id) => !since.has(id)),
    async (ids) => {
      await undoCreations(tx, ids)
      return ids.map((id): [string, Verdict] => [id, 'removed'])
    },
    (id, why): [string, Verdict] => {
      const { code, message, params } = toldBy(why)
      return [id, { code, message, ...(params && { data: params }) }]
    },
  )
  return new Map([...removed, ...[...since].map((id): [string, Verdict] => [id, touched])])
}

/** Which customers anything happened to after the act that created them, or whose owner signed in. */
async function touchedSince(tx: Tx, actionId: string, lines: Lines): Promise<Set<string>> {
  if (lines.size === 0) return new Set()
  const asked = [...lines].map(([id, of]) => ({ id, until: of.reduce((last, { at }) => (at > last ? at : last), '') }))
  const { rows } = await sql<{ id: string }>`
    select o.id from json_to_recordset(${JSON.stringify(asked)}::json) as o(id uuid, until timestamptz)
    cross join lateral (
      select from journal where customer_id = o.id and action_id <> ${actionId}
      union all select from accounts where customer_id = o.id and last_login_at > o.until limit 1) as later`.execute(
    tx.db,
  )
  return new Set(rows.map((row) => row.id))
}

function told(of: Pick<Row, 'subject_type' | 'subject_id' | 'title'>, { put_back, refused }: PutBack): Row {
  const [first] = refused
  const data = { put_back, refused: refused.map(({ now: _now, ...one }) => one) }
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
async function numbersOf(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const mine = tx.actor.site_ids
  const { rows } = await sql<{ id: string; number: string }>`
    select c.id, c.number from customers c where c.id = any(${ids}::uuid[])
      ${mine === null ? sql`` : sql`and exists (select from customer_sites s where s.customer_id = c.id and s.site_id = any(${mine}::uuid[]))`}`.execute(
    tx.db,
  )
  return new Map(rows.map((row) => [row.id, row.number]))
}

const gone = (lines: readonly JournalLine[] = []): Pick<Row, 'code' | 'message'> =>
  lines.some((line) => line.kind === 'customer.undone')
    ? { code: 'removed', message: 'The customer was removed here, and the values with it. Import it again.' }
    : { code: 'erased_or_hidden', message: 'The customer was erased since, or you may not see it.' }
