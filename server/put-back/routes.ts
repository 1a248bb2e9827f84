import * as contract from '../../contract/platform/undo.ts'
import { route } from '../platform/slice.ts'
import { startUndo } from './actions/start-undo.ts'
import { readAction } from './queries/action.ts'

export const routes = [
  route(contract.readAction, ({ tx, params }) => readAction(tx, params.action_id)),
  route(contract.undoAction, ({ tx, params }) => startUndo(tx, params.action_id)),
]
