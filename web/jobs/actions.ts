import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { cancelJob, retryJob, type Job } from '../../contract/platform/jobs.ts'
import { call } from '../platform/api.ts'
import { useConfirm } from '../ui/confirm.tsx'
import { toastDone, useToastError } from '../ui/toast.ts'
import { jobName } from './words.ts'

/** Cancelling (asks once) and running again. */
export function useJobActions(): { cancel: (job: Job) => Promise<void>; retry: (job: Job) => Promise<void> } {
  const { t } = useTranslation()
  const client = useQueryClient()
  const confirm = useConfirm()
  const showError = useToastError()
  const reread = () => client.invalidateQueries({ queryKey: ['jobs'] })
  return {
    cancel: async (job) => {
      await confirm({
        title: t('jobs.cancel_title', { title: jobName(t, job) }),
        body: t('jobs.cancel_body'),
        action: t('jobs.cancel_action'),
        cancel: t('jobs.keep'),
        danger: true,
        run: () => call(cancelJob, { params: { id: job.id } }),
      })
      await reread()
    },
    retry: async (job) => {
      try {
        await call(retryJob, { params: { id: job.id } })
        toastDone(t('jobs.retried'))
      } catch (error) {
        showError(error)
      }
      await reread()
    },
  }
}
