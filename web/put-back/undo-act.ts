import { undoAction } from '../../contract/platform/undo.ts'
import { followJob } from '../jobs/own-jobs.ts'
import { call } from '../platform/api.ts'

/** Takes a whole act back; the corner shows the job that does it. */
export async function undoAct(action_id: string): Promise<void> {
  const { id } = await call(undoAction, { params: { action_id } })
  followJob(id)
}
