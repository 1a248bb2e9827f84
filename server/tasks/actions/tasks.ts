import type { Task, TaskCreate, TaskPatch } from '../../../contract/tasks/endpoints.ts'
import type { Values } from '../../platform/records/write/settle.ts'
import { demandVersion } from '../../platform/http/versions.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { readRecord } from '../../platform/records/read.ts'
import { changeRows } from '../../platform/records/write/change.ts'
import { createRows } from '../../platform/records/write/create.ts'
import { removeRows } from '../../platform/records/write/remove.ts'
import { tasks } from '../record.ts'

/** Writes a task: for its author unless somebody else is named, or nobody. */
export async function createTask(tx: Tx, input: TaskCreate): Promise<Task> {
  const [id] = await createTasks(tx, [input])
  return readRecord(tasks, tx, id!)
}

/** The same for many. */
export function createTasks(tx: Tx, list: readonly Values[]): Promise<string[]> {
  const { kind, id } = tx.actor
  const author = kind === 'staff' ? { performer_id: id } : {}
  return createRows(
    tx,
    tasks,
    list.map((input) => ({ given: { ...input, ...(input['performer_id'] === undefined && author) } })),
  )
}

/** Changes a task. Whoever gives away a task that they have not written may not see it afterwards, but is told once more. */
export async function patchTask(tx: Tx, id: string, patch: TaskPatch, version: number | null): Promise<Task> {
  await demandSeen(tx, id, version)
  const [changed] = await changeRows(tx, tasks, [id], () => patch)
  if (changed!.state === 'refused') throw changed!.why
  return readRecord(tasks, tx, id, [])
}

/** Deletes a task with its comments; the lines of the journal keep what they said. */
export async function deleteTask(tx: Tx, id: string, version: number | null): Promise<void> {
  const row = await demandSeen(tx, id, version)
  await removeRows(tx, tasks, [row])
}

async function demandSeen(tx: Tx, id: string, version: number | null) {
  const row = await tasks.lock(tx, id)
  if (version !== null) demandVersion(version, await readRecord<Task>(tasks, tx, id))
  return row
}
