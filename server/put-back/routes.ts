import * as asOf from '../../contract/as-of.ts'
import * as contract from '../../contract/put-back.ts'
import * as undoing from '../../contract/undo.ts'
import { readCustomer } from '../customers/queries/read.ts'
import { findCustomer, lockCustomer } from '../customers/queries/visible.ts'
import { demand } from '../platform/actor.ts'
import { Refusal } from '../platform/refusal.ts'
import { route } from '../platform/slice.ts'
import { putBackLines } from './actions/put-back.ts'
import { startUndo } from './actions/start-undo.ts'
import { readAction } from './queries/action.ts'
import { readAsOf } from './queries/as-of.ts'
import { chosenLines } from './queries/lines.ts'
import { planPutBack } from './queries/plan.ts'
import { standingsOf } from './queries/standing.ts'

export const routes = [
  route(contract.putBackPreview, async ({ tx, params, query }) => {
    demand(tx.actor, 'history.read')
    const row = await findCustomer(tx, params.id)
    const { field, ...chosen } = query
    const lines = await chosenLines(tx, params.id, chosen)
    const standing = (await standingsOf(tx, [row], lines)).get(row.id)!
    const { steps, refused } = await planPutBack(tx, standing, lines, field ? [field] : undefined)
    return { version: row.version, steps: steps.map(({ line: _line, ...step }) => step), refused }
  }),
  route(contract.putBack, async ({ tx, params, body, version }) => {
    demand(tx.actor, 'history.read')
    const row = await lockCustomer(tx, params.id)
    if (version !== null && version !== row.version)
      throw new Refusal('stale', 'Somebody saved this customer in between. Look at what would change now.', {
        data: { current: await readCustomer(tx, params.id) },
      })
    const { fields, ...chosen } = body
    const result = await putBackLines(tx, params.id, await chosenLines(tx, params.id, chosen), fields)
    if (result.put_back.length === 0 && result.refused.length > 0)
      throw new Refusal('changed_since', `Nothing was put back. ${result.refused[0]!.message}`, {
        data: { refused: result.refused },
      })
    return { action_id: tx.action_id, ...result }
  }),
  route(asOf.readAsOf, ({ tx, params, query }) => readAsOf(tx, params.id, new Date(query.at).toISOString())),
  route(undoing.readAction, ({ tx, params }) => readAction(tx, params.action_id)),
  route(undoing.undoAction, ({ tx, params }) => startUndo(tx, params.action_id)),
]
