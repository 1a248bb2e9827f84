import { Button } from '@mantine/core'
import { IconArrowBackUpDouble } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Job } from '../../contract/platform/jobs.ts'
import { undoAction, type JournalAction } from '../../contract/platform/undo.ts'
import { call } from '../platform/api.ts'
import { useFormats } from '../platform/formats.ts'
import { useConfirm } from '../ui/confirm.tsx'
import { toastDone } from '../ui/toast.ts'
import { actionQuery } from './queries.ts'

interface Props {
  action: JournalAction
  /** What the button and the question say, where the act has a better name than that. */
  label?: string
  title?: string
  /** Where to go once it has begun; else a word says that it has. */
  onStarted?: (job: Job) => Promise<void>
}

/** Undoes a whole act, after asking once and saying at how many customers, if any. Nothing where it cannot be undone. */
export function UndoButton({ action, label, title, onStarted }: Props) {
  const { t } = useTranslation()
  const formats = useFormats()
  const client = useQueryClient()
  const confirm = useConfirm()
  if (action.cannot_undo !== null) return null
  const { value, exact } = action.customers
  const creates = action.kinds.some((one) => one.kind === 'customer.created')
  const undo = async (): Promise<void> => {
    let job: Job | undefined
    await confirm({
      title: title ?? t('putBack.page.undoTitle'),
      body: (
        <>
          {action.undo
            ? t('putBack.page.undoRestBody')
            : !exact
              ? t('putBack.page.undoMany', { number: formats.number(100_000) })
              : value > 0
                ? t('putBack.page.undoBody', { count: value })
                : t('putBack.page.undoRecords')}
          {creates && <p>{t('putBack.page.undoCreated')}</p>}
        </>
      ),
      action: t('putBack.page.undoAction'),
      danger: true,
      run: async () => void (job = await call(undoAction, { params: { action_id: action.action_id } })),
    })
    await Promise.all(
      [actionQuery(action.action_id).queryKey, ['jobs']].map((queryKey) => client.invalidateQueries({ queryKey })),
    )
    if (job && onStarted) await onStarted(job)
    else if (job) toastDone(t('putBack.page.started'))
  }
  return (
    <Button variant="default" leftSection={<IconArrowBackUpDouble size={15} />} onClick={() => void undo()}>
      {label ?? t(action.undo ? 'putBack.page.undoRest' : 'putBack.page.undo')}
    </Button>
  )
}
