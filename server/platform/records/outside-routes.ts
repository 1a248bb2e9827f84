import type { z } from 'zod'
import type { batchEndpoint } from '../../../contract/platform/batch-endpoint.ts'
import type {
  getByExternalIdEndpoint,
  putByExternalIdEndpoint,
} from '../../../contract/platform/external-id-endpoints.ts'
import { route, type Route } from '../slice.ts'
import { demandByExternalId } from './external-ids.ts'
import type { RecordOf } from './record.ts'
import { batch } from './write/batch.ts'
import { putByExternalId } from './write/put.ts'
import type { ReadCalls } from './write/single-calls.ts'

type Body<T> = z.ZodType<T>

/** What of a contract speaks of a record as other systems do: by their ids, and of many at once. */
export interface OutsideEndpoints<C, P, A> {
  get: ReturnType<typeof getByExternalIdEndpoint<Body<A>>>
  put: ReturnType<typeof putByExternalIdEndpoint<Body<object>, Body<A>>>
  batch: ReturnType<typeof batchEndpoint<Body<C>, Body<P>, Body<object>, Body<A>>>
}

/** The routes of a record by its ids in other systems, and in batches: each does what a single call would. */
export function outsideRoutes<C, P, A>(
  record: RecordOf<unknown>,
  endpoints: OutsideEndpoints<C, P, A>,
  calls: ReadCalls<C, P, A>,
): Route[] {
  return [
    route(endpoints.get, async ({ tx, params }) => calls.read(tx, await demandByExternalId(record, tx, params))),
    route(endpoints.put, (call) => putByExternalId(call, record, calls)),
    route(endpoints.batch, ({ tx, body }) => batch(tx, record, calls, body.items)),
  ]
}
