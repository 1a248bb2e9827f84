import type { FastifyReply } from 'fastify'
import type { ExternalId } from '../../../../contract/platform/kinds/values.ts'
import { problem } from '../../../../contract/platform/problems.ts'
import { demand } from '../../actor.ts'
import { attempt, type Tx } from '../../database/tx.ts'
import { Refusal, refuseFields } from '../../refusal.ts'
import { refusalOf } from '../../database/refused.ts'
import { idsByExternalIds } from '../external-ids.ts'
import type { AnyRecord } from '../record.ts'
import type { Values } from './settle.ts'
import type { SingleCalls } from './single-calls.ts'

interface PutCall {
  tx: Tx
  params: ExternalId
  body: object
  version: number | null
  reply: FastifyReply
}

/** Handles `PUT /RESOURCE/by/:source/:external_id`. */
export async function putByExternalId<C, P, A>(
  call: PutCall,
  record: AnyRecord,
  calls: SingleCalls<C, P, A>,
): Promise<A> {
  const { tx, params, body, version, reply } = call
  const { created, answer } = await put(tx, record, calls, { key: params, given: body as Values, version })
  if (created) reply.code(201)
  return answer
}

interface Put {
  key: ExternalId
  given: Values
  version: number | null
}

/**
 * Changes the row that has an id in another system, or creates it. Refuses with `external_id_taken` where a row has it
 * that this actor may not see, as the key of the table cannot hide it; with `stale` where a version is asked for and there
 * is no row.
 */
export async function put<C, P, A>(
  tx: Tx,
  record: AnyRecord,
  calls: SingleCalls<C, P, A>,
  wanted: Put,
): Promise<{ created: boolean; answer: A }> {
  const id = await find(tx, record, wanted)
  if (id) return change(tx, record, calls, id, wanted)
  if (wanted.version !== null) throw nothingThere()
  try {
    return await create(tx, record, calls, wanted)
  } catch (error) {
    // Somebody else has created it meanwhile.
    const met = refusalOf(error)?.code === 'external_id_taken' ? await find(tx, record, wanted) : null
    if (met) return change(tx, record, calls, met, wanted)
    throw error
  }
}

const find = async (tx: Tx, record: AnyRecord, { key }: Put): Promise<string | null> =>
  (await idsByExternalIds(record, tx, [key]))[0] ?? null

async function create<C, P, A>(tx: Tx, record: AnyRecord, calls: SingleCalls<C, P, A>, { key, given }: Put) {
  demand(tx.actor, record.rights.create)
  const lacking = record.fields.filter(({ name, required }) => required && given[name] === undefined)
  if (lacking.length > 0) throw refuseFields(Object.fromEntries(lacking.map(({ name }) => [name, problem('required')])))
  const external_ids = withKey(given, key)
  await calls.demandFree?.(tx, external_ids)
  const input = { ...given, external_ids } as C
  return { created: true, answer: await attempt(tx, () => calls.create(tx, input)) }
}

async function change<C, P, A>(tx: Tx, record: AnyRecord, calls: SingleCalls<C, P, A>, id: string, wanted: Put) {
  const { key, given, version } = wanted
  demand(tx.actor, record.rights.change)
  const once = new Set(record.fields.flatMap(({ name, access }) => (access === 'create' ? name : [])))
  const patch = Object.entries(given).filter(([name]) => !once.has(name) && !calls.onCreation?.includes(name))
  const ids = given['external_ids'] === undefined ? {} : { external_ids: withKey(given, key) }
  const answer = await calls.change(tx, id, { ...Object.fromEntries(patch), ...ids } as P, version)
  return { created: false, answer }
}

/** The ids of a body and that of the path. */
const withKey = ({ external_ids }: Values, { source, external_id }: ExternalId): ExternalId[] => [
  ...((external_ids ?? []) as ExternalId[]).filter((one) => one.source !== source || one.external_id !== external_id),
  { source, external_id },
]

const nothingThere = (): Refusal =>
  new Refusal('stale', 'Nothing that you may see has this external id, so there is no version of it.', {
    data: { current: null },
  })
