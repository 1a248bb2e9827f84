import { queryOptions } from '@tanstack/react-query'
import { useRef } from 'react'
import type { Filter } from '../../contract/platform/filter/filter.ts'
import { changeTasks, countTasks } from '../../contract/tasks/bulk.ts'
import { followJob } from '../jobs/own-jobs.ts'
import { call } from '../platform/api.ts'
import { useCan, useSession } from '../platform/session.tsx'
import { useIdempotencyKey } from '../records/form/idempotency.ts'
import { isCompleted, partsKey } from './queries.ts'

/** The open tasks of a member of staff. */
export const openTasksOf = (staffId: string): { all: Filter[] } => ({
  all: [{ field: 'performer_id', op: 'eq', value: staffId }, isCompleted(false)],
})

/** How many they are, exactly. */
export const openCountOf = (staffId: string) =>
  queryOptions({
    queryKey: [...partsKey, 'open', staffId],
    queryFn: ({ signal }) => call(countTasks, { body: { selection: { filter: openTasksOf(staffId) } }, signal }),
  })

/** Why tasks of others cannot be handed over here, or not all of them; null where they can. */
export function useLeftOut(): 'unseen' | 'unwritten' | 'elsewhere' | null {
  const can = useCan()
  const { site_ids } = useSession()
  if (!can('tasks.all')) return 'unseen'
  if (!can('tasks.write')) return 'unwritten'
  return site_ids === null ? null : 'elsewhere'
}

/** Hands open tasks of a member of staff over, in one job and act: to a colleague, or to `nobody`. */
export function useHandOver(staffId: string): (to: string, expected: number) => Promise<void> {
  const keyOf = useIdempotencyKey()
  const done = useRef(0)
  return async (to, expected) => {
    const selection = { filter: openTasksOf(staffId) }
    const set = { performer_id: to === 'nobody' ? null : to }
    const body = { selection, expected, action: { kind: 'change' as const, set } }
    const { id } = await call(changeTasks, { body, idempotencyKey: keyOf([done.current, body]) })
    done.current += 1
    followJob(id)
  }
}
