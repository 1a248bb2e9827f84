import { Alert, Button, Group, Modal, Text } from '@mantine/core'
import { createContext, useCallback, useContext, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { problemText } from '../platform/problem.ts'

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
      {asked && <ConfirmDialog question={asked.question} onClose={close} />}
    </Confirm>
  )
}

function ConfirmDialog({ question, onClose }: { question: Question; onClose: (done: boolean) => void }) {
  const { t } = useTranslation()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const act = async (): Promise<void> => {
    setBusy(true)
    setError(null)
    try {
      await question.run?.()
      onClose(true)
    } catch (failure) {
      setError(failure)
      setBusy(false)
    }
  }
  return (
    <Modal opened onClose={() => !busy && onClose(false)} title={question.title} withCloseButton={false} size="md">
      <Text component="div" size="sm">
        {question.body}
      </Text>
      {error !== null && (
        <Alert color="red" mt="sm" role="alert">
          {problemText(t, error)}
        </Alert>
      )}
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" disabled={busy} onClick={() => onClose(false)} data-autofocus>
          {question.cancel ?? t('ui.cancel')}
        </Button>
        <Button color={question.danger ? 'red' : undefined} loading={busy} onClick={() => void act()}>
          {question.action}
        </Button>
      </Group>
    </Modal>
  )
}
