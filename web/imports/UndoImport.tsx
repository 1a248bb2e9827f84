import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ImportRecord } from '../../contract/imports/imports.ts'
import { actionQuery } from '../journal/queries.ts'
import { UndoButton } from '../journal/UndoButton.tsx'
import { useCan } from '../platform/session.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'

/** Undoes an import as one, or leads to what its undo did. Nothing for those who may not, or where nothing came in. */
export function UndoImport({ record: { action_id, file_name: name, counts, settings } }: { record: ImportRecord }) {
  const { t } = useTranslation()
  const can = useCan()
  const navigate = useNavigate()
  const mayChange = settings.resource !== 'customers' || can('customers.edit')
  const { data: action } = useQuery({
    ...actionQuery(action_id ?? ''),
    enabled: action_id !== null && counts.created + counts.updated > 0 && can('history.read') && mayChange,
  })
  if (!action) return null
  if (action.undo && action.cannot_undo !== null)
    return (
      <LinkButton to="/jobs/$id" params={{ id: action.undo.job_id }} variant="default">
        {t('imports.undone')}
      </LinkButton>
    )
  return (
    <>
      <LinkButton to="/journal/actions/$id" params={{ id: action.action_id }} variant="default">
        {t('imports.action')}
      </LinkButton>
      <UndoButton
        action={action}
        {...(!action.undo && { label: t('imports.undo') })}
        title={t('imports.undo_title', { name })}
        onStarted={({ id }) => navigate({ to: '/jobs/$id', params: { id } })}
      />
    </>
  )
}
