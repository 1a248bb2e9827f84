import { sql, type RawBuilder } from 'kysely'
import { guardMany } from '../../platform/composition.ts'
import { countOwnedBy, eraseOwned, wiping } from '../../platform/records/erase.ts'
import { redact } from '../../journal/actions.ts'
import { tracesOf } from '../../platform/records/traces.ts'
import { forgetAnswers } from '../../platform/http/idempotency.ts'
import { addLine } from '../../platform/journal/journal.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Reading, Tx } from '../../platform/database/tx.ts'
import { rememberErased } from '../queries/erased.ts'
import { lockCustomer, lockCustomers, missing } from '../queries/visible.ts'
import { customers } from '../record.ts'
import { lentEmails } from '../queries/lent.ts'
import { readCustomer } from '../queries/read.ts'

/**
 * Erases a person for good: every personal value in every table that points at the customer is wiped, those in the
 * journal too. The number, dates, flags and the lines of the journal stay; the e-mail is free again. Slices below say
 * in `owns` what happens to their rows, and may veto it in a guard.
 */
export async function eraseCustomer(tx: Tx, id: string, version: number | null = null): Promise<void> {
  const row = await lockCustomer(tx, id)
  if (version !== null && version !== row.version) {
    throw new Refusal('stale', 'Somebody saved this customer in between. Look at it again before you erase it.', {
      data: { current: await readCustomer(tx, row.id) },
    })
  }
  await guardMany(tx, 'customers.erase', [{ id, details: { row, traces: await tracesOf(tx, customers, [row]) } }])
  const { rows } = await sql<{
    email: string
  }>`select email from ${lentEmails()} as known where customer_id = ${id}`.execute(tx.db)
  const emails = [...rows.map((one) => one.email), ...row.emails.map((one) => one.address)]
  await rememberErased(tx, { emails, external_ids: row.external_ids })
  await wipe(tx, [id], sql``)
  addLine(tx, {
    kind: 'customer.erased',
    subject_type: 'customer',
    subject_id: id,
    customer_id: id,
    data: { number: row.number },
  })
}

/**
 * Takes back that customers were created: all values go as in an erase, but nothing is remembered and the numbers are
 * free again, so that the same people may be brought in anew. The caller has made sure that nobody touched them since.
 */
export async function undoCreations(tx: Tx, ids: readonly string[]): Promise<void> {
  const rows = await lockCustomers(tx, ids)
  if (rows.size < ids.length) throw missing
  const traces = await tracesOf(tx, customers, [...rows.values()])
  const subjects = [...rows].map(([id, row], at) => ({
    id,
    details: { row, traces: at === 0 ? traces : [], undone: true },
  }))
  await guardMany(tx, 'customers.erase', subjects)
  await wipe(tx, ids, sql`, number = 'undone-' || id, number_sort = 'undone-' || id`)
  for (const [id, { number }] of rows)
    addLine(tx, {
      kind: 'customer.undone',
      subject_type: 'customer',
      subject_id: id,
      customer_id: id,
      data: { number },
    })
}

async function wipe(tx: Tx, ids: readonly string[], more: RawBuilder<unknown>): Promise<void> {
  await sql`
    update customers set version = version + 1, erased_at = ${tx.at}, updated_at = ${tx.at}, active = false, ${wiping(customers)} ${more}
    where id = any(${ids}::uuid[])`.execute(tx.db)
  await eraseOwned(tx, customers, ids)
  await redact(tx, ids)
  await forgetAnswers(tx, ids)
}

/** What an erase would touch, counted by table, and what stays. */
export async function previewErase(
  reading: Reading,
  id: string,
): Promise<{ wiped: { what: string; count: number }[]; kept: string[] }> {
  await customers.demand(reading, id)
  return { wiped: await countOwnedBy(reading, customers, id), kept: ['number', 'created_at', 'journal'] }
}
