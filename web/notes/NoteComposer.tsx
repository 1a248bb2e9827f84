import { Alert, Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useRef, useState } from 'react'
import { createNote } from '../../contract/notes/record.ts'
import { call } from '../platform/api.ts'
import { problemText } from '../platform/problem.ts'
import { useIdempotencyKey } from '../records/form/idempotency.ts'
import type { OwnerProps } from '../records/view.ts'
import { useWords } from '../records/words.ts'
import { LoadingState } from '../ui/states.tsx'
import { toastDone } from '../ui/toast.ts'
import { useUnsavedChanges } from '../ui/unsaved.ts'
import { notesView } from './notes-view.ts'
import classes from './notes.module.css'
import { rereadRow } from '../records/row-keys.ts'

const NoteEditor = lazy(async () => ({ default: (await import('./NoteEditor.tsx')).NoteEditor }))

/** Writes a note on a customer. Ctrl+Enter saves it; what was typed stays when that fails. */
export function NoteComposer({ owner: { id: customerId } }: OwnerProps) {
  const { t } = useWords(notesView)
  const client = useQueryClient()
  const keyOf = useIdempotencyKey()
  const [html, setHtml] = useState('')
  const [written, setWritten] = useState(0)
  const blank = useRef(true)
  blank.current = html.replace(/<[^>]*>|&nbsp;|\s/g, '') === ''
  useUnsavedChanges(() => !blank.current)
  const save = useMutation({
    mutationFn: () =>
      call(createNote, { params: { id: customerId }, body: { html }, idempotencyKey: keyOf([written, html]) }),
    onSuccess: async () => {
      setHtml('')
      setWritten((count) => count + 1)
      await rereadRow(client, customerId)
      toastDone(t('notes.saved'))
    },
  })
  const send = (): void => {
    if (!blank.current && !save.isPending) save.mutate()
  }
  return (
    <div className={classes.composer}>
      <Suspense fallback={<LoadingState lines={1} height={108} />}>
        <NoteEditor key={written} focus={written > 0} label={t('notes.write')} onChange={setHtml} onSend={send} />
      </Suspense>
      {save.error && (
        <Alert color="red" mt={6} role="alert">
          {problemText(t, save.error)}
        </Alert>
      )}
      <div className={classes.composerFoot}>
        <Button onClick={send} loading={save.isPending} disabled={blank.current}>
          {t('notes.save')}
        </Button>
        <span className={classes.hint}>{t('notes.sendHint')}</span>
      </div>
    </div>
  )
}
