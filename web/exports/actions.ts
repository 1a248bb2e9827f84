import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { deleteExport, type ExportRecord } from '../../contract/exports/exports.ts'
import { cancelJob } from '../../contract/platform/jobs.ts'
import { call } from '../platform/api.ts'
import { useConfirm } from '../ui/confirm.tsx'
import { toastDone } from '../ui/toast.ts'

/** Stopping and deleting exports; both ask once. */
export function useExportActions(): {
  cancel: (row: ExportRecord) => Promise<void>
  remove: (row: ExportRecord) => Promise<void>
} {
  const { t } = useTranslation()
  const client = useQueryClient()
  const confirm = useConfirm()
  const reread = () => client.invalidateQueries({ queryKey: ['exports'] })
  return {
    cancel: async (row) => {
      await confirm({
        title: t('exports.cancel_title', { name: row.name }),
        body: t('exports.cancel_body'),
        action: t('exports.cancel_action'),
        cancel: t('exports.keep'),
        danger: true,
        run: () => call(cancelJob, { params: { id: row.job_id ?? '' } }),
      })
      await reread()
    },
    remove: async (row) => {
      const done = await confirm({
        title: t('exports.delete_title', { name: row.name }),
        body: t('exports.delete_body'),
        action: t('exports.delete_action'),
        danger: true,
        run: () => call(deleteExport, { params: { id: row.id } }),
      })
      if (done) toastDone(t('exports.deleted'))
      await reread()
    },
  }
}
