import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useMemo, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { deleteTask, patchTask, type Task, type TaskPatch } from '../../contract/tasks/endpoints.ts'
import { call, callForAct } from '../platform/api.ts'
import { undoAct } from '../put-back/undo-act.ts'
import { dropRows } from '../records/list/listed-record.ts'
import { useConfirm } from '../ui/confirm.tsx'
import { toastActs, toastDone, useToastError } from '../ui/toast.ts'
import { putOffTo, type Due } from './due.ts'
import { keepTask, rereadTasks, taskList } from './queries.ts'
import type { AskedOfTask } from './TaskDialog.tsx'

const TaskDialog = lazy(async () => ({ default: (await import('./TaskDialog.tsx')).TaskDialog }))

export type ActedOn = Pick<Task, 'id' | 'display_name' | 'version'> & Due

/** How long an undo is offered, in seconds. */
const undone = 10

/** What is done with a task by one press. A single value is written over whatever stands there: nobody is asked. */
export function useTaskActs() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const confirm = useConfirm()
  const failed = useToastError()
  const latest = useRef({ t, confirm, failed })
  latest.current = { t, confirm, failed }
  const last = useRef<(() => void) | null>(null)
  const running = useRef<Promise<unknown>>(Promise.resolve())
  return useMemo(() => {
    const write = async ({ id }: ActedOn, body: TaskPatch): Promise<boolean> => {
      try {
        keepTask(client, await call(patchTask, { params: { id }, body }))
        return true
      } catch (error) {
        latest.current.failed(error)
        return false
      }
    }
    const change = (task: ActedOn, body: TaskPatch): Promise<boolean> => {
      last.current = null
      const written = write(task, body)
      running.current = written
      return written
    }
    /** Says what was done, and takes it back where somebody asks. */
    const told = (message: string, undo: () => void): void => {
      last.current = () => {
        last.current = null
        undo()
      }
      void toastActs(message, [{ label: latest.current.t('tasks.undo'), run: () => last.current?.() }], undone)
    }
    const reopen = async (task: ActedOn): Promise<void> => {
      if (await change(task, { completed: false })) toastDone(latest.current.t('tasks.reopened'))
    }
    return {
      reopen,
      complete: async (task: ActedOn): Promise<void> => {
        if (!(await change(task, { completed: true }))) return
        told(latest.current.t('tasks.done', { title: task.display_name }), () => void reopen(task))
      },
      putOff: async (task: ActedOn, day: string | null): Promise<boolean> => {
        const { due_on, due_at } = task
        if (!(await change(task, putOffTo(task, day)))) return false
        told(
          latest.current.t('tasks.putOff.done', { title: task.display_name }),
          () => void change(task, { due_on, due_at }),
        )
        return true
      },
      handOver: async (task: ActedOn, performer: string | null, name: string): Promise<boolean> => {
        if (!(await change(task, { performer_id: performer }))) return false
        toastDone(latest.current.t('tasks.handOver.done', { name }))
        return true
      },
      remove: async (task: ActedOn): Promise<boolean> => {
        const say = latest.current.t
        const { id, display_name: title, version } = task
        let act: string | null = null
        const gone = await latest.current.confirm({
          title: say('tasks.delete.title'),
          body: say('tasks.delete.text', { title }),
          action: say('tasks.delete.action'),
          danger: true,
          run: async () => void (act = await callForAct(deleteTask, { params: { id }, version })),
        })
        if (!gone) return false
        dropRows(client, taskList, [id])
        rereadTasks(client)
        const undo = (id: string) => (): void => void undoAct(id).catch(latest.current.failed)
        if (act === null) toastDone(say('tasks.delete.done'))
        else told(say('tasks.delete.done'), undo(act))
        return true
      },
      /** Takes back what was done last, also while it is still being written. */
      undo: (): void => void running.current.then(() => last.current?.()),
    }
  }, [client])
}

export type TaskActs = ReturnType<typeof useTaskActs>

/** The dialog that acts on tasks ask with, and how to ask. */
export function useTaskDialog(acts: TaskActs): { ask: (asked: AskedOfTask) => void; dialog: ReactNode } {
  const [asked, ask] = useState<AskedOfTask | null>(null)
  return {
    ask,
    dialog: <Suspense>{asked && <TaskDialog asked={asked} acts={acts} onClose={() => ask(null)} />}</Suspense>,
  }
}
