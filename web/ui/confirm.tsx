import { createContext, lazy, Suspense, useCallback, useContext, useState, type ReactNode } from 'react'

export interface Question {
  title: string
  /** Says what will happen, by name and number. */
  body: ReactNode
  /** Label of the button that does it: a verb and its object. */
  action: string
  cancel?: string
  danger?: boolean
  /** Does it. The dialog stays open meanwhile and shows why it failed. */
  run?: () => Promise<unknown>
}

type Ask = (question: Question) => Promise<boolean>

const Confirm = createContext<Ask | null>(null)
const ConfirmDialog = lazy(async () => ({ default: (await import('./ConfirmDialog.tsx')).ConfirmDialog }))

/** Asks once: `if (await confirm({title, body, action, danger: true, run})) …` True when it was done. */
export function useConfirm(): Ask {
  const ask = useContext(Confirm)
  if (!ask) throw new Error('ConfirmProvider is missing.')
  return ask
}

export function ConfirmProvider({ children }: { children: ReactNode }) {
  const [asked, setAsked] = useState<{ question: Question; answer: (done: boolean) => void } | null>(null)
  const ask = useCallback<Ask>((question) => new Promise((answer) => setAsked({ question, answer })), [])
  const close = (done: boolean): void => {
    asked?.answer(done)
    setAsked(null)
  }
  return (
    <Confirm value={ask}>
      {children}
      {asked && (
        <Suspense>
          <ConfirmDialog question={asked.question} onClose={close} />
        </Suspense>
      )}
    </Confirm>
  )
}
