import type { BatchItem } from '../../../../contract/platform/batch-endpoint.ts'
import type { ErrorBody } from '../../../../contract/platform/errors.ts'
import { demand } from '../../actor.ts'
import { refusalOf } from '../../database/refused.ts'
import { attempt, type Tx } from '../../database/tx.ts'
import { refuseFields } from '../../refusal.ts'
import { idsByExternalIds } from '../external-ids.ts'
import type { AnyRecord, RecordOf } from '../record.ts'
import { put } from './put.ts'
import type { Values } from './settle.ts'
import type { SingleCalls } from './single-calls.ts'

/** What became of an item of a batch. */
export type BatchAnswer<A> = { status: number; body: A } | ({ status: number } & ErrorBody)

/** Handles `POST /RESOURCE/batch`: each item as a call of its own would, at its place; a refused one holds up no other. */
export async function batch<C, P, U, A>(
  tx: Tx,
  record: RecordOf<unknown>,
  calls: SingleCalls<C, P, A>,
  items: readonly BatchItem<C, P, U>[],
): Promise<{ items: BatchAnswer<A>[] }> {
  await lockAhead(tx, record, items)
  const answers: BatchAnswer<A>[] = []
  for (const item of items) answers.push(await answerOf(tx, record, calls, item))
  return { items: answers }
}

/** In one order for all, so that batches do not wait for each other in a ring. */
async function lockAhead<C, P, U>(
  tx: Tx,
  record: RecordOf<unknown>,
  items: readonly BatchItem<C, P, U>[],
): Promise<void> {
  const keys = items.flatMap((item) => ('by' in item ? item.by : []))
  const ids = items.flatMap((item) => ('id' in item ? item.id : []))
  const found = await idsByExternalIds(record, tx, keys)
  const all = [...ids, ...found.filter((id) => id !== null)]
  if (all.length > 0) await record.lockMany(tx, all)
}

async function answerOf<C, P, U, A>(
  tx: Tx,
  record: AnyRecord,
  calls: SingleCalls<C, P, A>,
  item: BatchItem<C, P, U>,
): Promise<BatchAnswer<A>> {
  try {
    const { created, answer } = await attempt(tx, () => act(tx, record, calls, item))
    return { status: created ? 201 : 200, body: answer }
  } catch (error) {
    const why = refusalOf(error)
    if (!why) throw error
    return { status: why.status, ...why.body() }
  }
}

async function act<C, P, U, A>(
  tx: Tx,
  record: AnyRecord,
  calls: SingleCalls<C, P, A>,
  item: BatchItem<C, P, U>,
): Promise<{ created: boolean; answer: A }> {
  if ('problems' in item) throw refuseFields(item.problems)
  const version = 'version' in item ? (item.version ?? null) : null
  if ('by' in item) return put(tx, record, calls, { key: item.by, given: item.values as Values, version })
  if ('id' in item) {
    demand(tx.actor, record.rights.change)
    return { created: false, answer: await calls.change(tx, item.id, item.values, version) }
  }
  demand(tx.actor, record.rights.create)
  return { created: true, answer: await calls.create(tx, item.values) }
}
