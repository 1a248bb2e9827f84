import type { HistoryEndpoints } from '../../../contract/platform/record-history.ts'
import { demand, type Actor } from '../actor.ts'
import { verbsOf } from '../composition.ts'
import { Refusal } from '../refusal.ts'
import { route, type Route } from '../slice.ts'
import { historyFacets, historyOf } from './history.ts'
import { readAsOf } from './put-back/as-of.ts'
import { chosenLines } from './put-back/chosen-lines.ts'
import { planMany } from './put-back/plan-many.ts'
import { putBackLines } from './put-back/put-back.ts'
import { placeOf, withBeside } from './put-back/standing.ts'
import type { AnyRecord } from './record.ts'
import { findRow, lockRow } from './rows.ts'
import type { Values } from './verbs.ts'

type Row = Values & { id: string }

/** The routes of a record's history: reading it, putting back what it tells of, and the page as it was. */
export function historyRoutes(record: AnyRecord, endpoints: HistoryEndpoints): Route[] {
  return [
    route(endpoints.history, ({ tx, params, query }) => {
      demandHistory(tx.actor, record)
      return historyOf(tx, record, params.id, query)
    }),
    route(endpoints.facets, ({ tx, params }) => {
      demandHistory(tx.actor, record)
      return historyFacets(tx, record, params.id)
    }),
    route(endpoints.preview, async ({ tx, params, query: { field, ...chosen } }) => {
      demandHistory(tx.actor, record)
      const [row] = await withBeside(tx, record, [await findRow<Row>(record, tx, params.id)])
      const lines = await chosenLines(tx, record, params.id, chosen)
      const taken = { place: placeOf(record, row!), values: row!, lines }
      const [plan] = await planMany(tx, record, [taken], field ? [field] : undefined)
      const steps = plan!.steps.map(({ place: _place, kept: _kept, line: _line, ...step }) => step)
      return { version: versionOf(row!), steps, refused: plan!.refused }
    }),
    route(endpoints.putBack, async ({ tx, params, body: { fields, ...chosen }, version }) => {
      demandHistory(tx.actor, record)
      const row = await lockRow<Row>(record, tx, params.id)
      if (version !== null && version !== versionOf(row))
        throw new Refusal('stale', 'Somebody saved this in between. Look at what would change now.', {
          data: { current: await verbsOf(record.type)?.read?.(tx, params.id) },
        })
      const [whole] = await withBeside(tx, record, [row])
      const result = await putBackLines(tx, record, whole!, await chosenLines(tx, record, params.id, chosen), fields)
      if (result.put_back.length === 0 && result.refused.length > 0)
        throw new Refusal('changed_since', `Nothing was put back. ${result.refused[0]!.message}`, {
          data: { refused: result.refused },
        })
      return { action_id: tx.action_id, ...result }
    }),
    route(endpoints.asOf, async ({ tx, params, query }) => {
      demandHistory(tx.actor, record)
      const row = await findRow<Row>(record, tx, params.id)
      return readAsOf(tx, record, row, new Date(query.at).toISOString())
    }),
  ]
}

/** What a record was is read by those who may read the record. */
function demandHistory(actor: Actor, { read }: AnyRecord): void {
  demand(actor, 'history.read')
  demand(actor, read)
}

const versionOf = (row: Row): number => Number(row['version'] ?? 0)
