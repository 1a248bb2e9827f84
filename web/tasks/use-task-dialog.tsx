import { lazy, Suspense, useState, type ReactNode } from 'react'
import type { AskedOfTask } from './TaskDialog.tsx'
import type { TaskActs } from './use-task-acts.ts'

const TaskDialog = lazy(async () => ({ default: (await import('./TaskDialog.tsx')).TaskDialog }))

/** The dialog that acts on tasks ask with, and how to ask. */
export function useTaskDialog(acts: TaskActs): { ask: (asked: AskedOfTask) => void; dialog: ReactNode } {
  const [asked, ask] = useState<AskedOfTask | null>(null)
  return {
    ask,
    dialog: <Suspense>{asked && <TaskDialog asked={asked} acts={acts} onClose={() => ask(null)} />}</Suspense>,
  }
}
