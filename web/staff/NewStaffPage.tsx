import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { createStaff } from '../../contract/staff/staff.ts'
import { call } from '../platform/api.ts'
import { randomKey } from '../platform/random-key.ts'
import { useSession } from '../platform/session.tsx'
import { Page } from '../ui/Page.tsx'
import { toastDone } from '../ui/toast.ts'
import { StaffForm } from './StaffForm.tsx'

export function NewStaffPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const client = useQueryClient()
  const { settings } = useSession()
  const [idempotencyKey] = useState(randomKey)
  return (
    <Page title={t('staff.new')} about={t('staff.about')} width="narrow">
      <StaffForm
        initial={{ name: '', email: '', language: settings.staff_language, role_ids: [], site_ids: null }}
        save={t('ui.create')}
        onDiscard={() => void navigate({ to: '/staff' })}
        submit={async (body) => {
          const made = await call(createStaff, { body, idempotencyKey })
          await client.invalidateQueries({ queryKey: ['staff'] })
          toastDone(t('staff.created_toast', { name: made.name }))
          await navigate({ to: '/staff/$id', params: { id: made.id } })
        }}
      />
    </Page>
  )
}
