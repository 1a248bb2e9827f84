import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ImportRecord } from '../../contract/imports.ts'
import { undoAction } from '../../contract/undo.ts'
import { actionQuery } from '../journal/queries.ts'
import { call } from '../platform/api.ts'
import { useCan } from '../platform/session.tsx'
import { useConfirm } from '../ui/confirm.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'

/** Undoes an import as one, or leads to what its undo did. Nothing for those who may not, or where nothing came in. */
export function UndoImport({ record: { action_id, file_name, counts } }: { record: ImportRecord }) {
  const { t } = useTranslation()
  const can = useCan()
  const confirm = useConfirm()
  const navigate = useNavigate()
  const client = useQueryClient()
  const did = action_id !== null && counts.created + counts.updated > 0
  const params = { action_id: action_id ?? '' }
  const { data } = useQuery({
    ...actionQuery(params.action_id),
    enabled: did && can('history.read') && can('customers.edit'),
  })
  if (data?.undo)
    return (
      <LinkButton to="/jobs/$id" params={{ id: data.undo.job_id }} variant="default">
        {t('imports.undone')}
      </LinkButton>
    )
  if (!data) return null
  const all = (
    <LinkButton to="/journal/actions/$id" params={{ id: params.action_id }} variant="default">
      {t('imports.action')}
    </LinkButton>
  )
  if (data.cannot_undo !== null) return all
  const undo = async (): Promise<void> => {
    let job: string | undefined
    const done = await confirm({
      title: t('imports.undo_title', { name: file_name }),
      body: t('imports.undo_body'),
      action: t('imports.undo_action'),
      cancel: t('imports.undo_keep'),
      danger: true,
      run: async () => void (job = (await call(undoAction, { params })).id),
    })
    if (!done || !job) return
    await client.invalidateQueries({ queryKey: actionQuery(params.action_id).queryKey })
    await navigate({ to: '/jobs/$id', params: { id: job } })
  }
  return (
    <>
      {all}
      <Button variant="default" onClick={() => void undo()}>
        {t('imports.undo')}
      </Button>
    </>
  )
}
