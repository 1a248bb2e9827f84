import { Alert, Button, Textarea } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { problemText } from '../platform/problem.ts'
import type { Words } from '../records/words.ts'
import { useSaveKeys } from '../ui/save-keys.ts'
import { useUnsavedChanges } from '../ui/unsaved.ts'
import classes from './tasks.module.css'

interface Props {
  words: Words
  label: string
  action: string
  initial?: string
  save: (text: string) => Promise<unknown>
  onCancel?: () => void
}

/** Words about a task. Ctrl+Enter saves them; what was typed stays when that fails. */
export function CommentForm({ words: { t }, label, action, initial = '', save, onCancel }: Props) {
  const [text, setText] = useState(initial)
  const [failure, setFailure] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const element = useRef<HTMLFormElement>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const ready = text.trim() !== '' && text !== initial
  const unsaved = useRef(false)
  unsaved.current = ready && !busy
  useUnsavedChanges(() => unsaved.current)
  useEffect(() => {
    if (initial !== '') field.current?.focus()
  }, [initial])
  const send = async (): Promise<void> => {
    if (!ready || busy) return
    setBusy(true)
    setFailure(null)
    try {
      await save(text)
    } catch (error) {
      setFailure(error)
    } finally {
      setBusy(false)
    }
  }
  useSaveKeys(element, () => void send())
  return (
    <form
      ref={element}
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <Textarea
        ref={field}
        aria-label={label}
        placeholder={label}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        autosize
        minRows={2}
        maxRows={14}
        maxLength={10_000}
      />
      {failure !== null && (
        <Alert color="red" mt={6} role="alert">
          {problemText(t, failure)}
        </Alert>
      )}
      <div className={classes.foot} style={{ margin: '6px 0 10px' }}>
        <Button type="submit" loading={busy} disabled={!ready}>
          {action}
        </Button>
        {onCancel && (
          <Button variant="default" onClick={onCancel}>
            {t('ui.cancel')}
          </Button>
        )}
      </div>
    </form>
  )
}
