import { useMemo } from 'react'
import type { Field } from '../../contract/platform/record.ts'
import { taskFieldList } from '../../contract/tasks/record.ts'
import { useCan } from '../platform/session.tsx'
import { openFields } from '../records/view.ts'
import { useWords, type RecordView, type Words } from '../records/words.ts'

export const tasksView: RecordView = { name: 'tasks', fields: taskFieldList }

/** The columns of the list until a person chooses others. */
export const standardColumns = ['title', 'due_on', 'performer_id', 'customer_id', 'completed', 'created_at'] as const

export const useTaskWords = (): Words => useWords(tasksView)

export const taskField = (name: string): Field => taskFieldList.find((field) => field.name === name)!

/** The fields of a task, as far as this person may list, sort and filter by them. */
export function useTaskFields(): Field[] {
  const personal = useCan()('customers.personal')
  return useMemo(() => openFields(taskFieldList, personal), [personal])
}

/** What this person may do: `writes` complete, put off, hand over; `says` write words, which those who see them masked may not. */
export function useTaskRights(): { writes: boolean; says: boolean } {
  const can = useCan()
  const writes = can('tasks.write')
  return { writes, says: writes && can('customers.personal') }
}
