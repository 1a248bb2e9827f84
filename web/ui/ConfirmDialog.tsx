import { Alert, Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { problemText } from '../platform/problem.ts'
import { Dialog } from './Dialog.tsx'
import type { Question } from './confirm.tsx'

/** The question of `useConfirm`. */
export function ConfirmDialog({ question, onClose }: { question: Question; onClose: (done: boolean) => void }) {
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
    <Dialog onClose={() => !busy && onClose(false)} title={question.title} withCloseButton={false} size="md">
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
    </Dialog>
  )
}
