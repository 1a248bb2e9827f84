import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { createSite } from '../../contract/sites/sites.ts'
import { call } from '../platform/api.ts'
import { randomKey } from '../platform/random-key.ts'
import { sessionQuery } from '../platform/session.tsx'
import { Page } from '../ui/Page.tsx'
import { toastDone } from '../ui/toast.ts'
import { SiteForm } from './SiteForm.tsx'

const empty = { code: '', name: '', active: true, languages: [], currencies: [], countries: [], position: 0 }

export function NewSitePage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const client = useQueryClient()
  const [idempotencyKey] = useState(randomKey)
  return (
    <Page title={t('sites.new')} about={t('sites.about')} width="narrow">
      <SiteForm
        initial={empty}
        save={t('ui.create')}
        onDiscard={() => void navigate({ to: '/sites' })}
        submit={async (body) => {
          const made = await call(createSite, { body, idempotencyKey })
          await client.invalidateQueries({ queryKey: ['sites'] })
          await client.invalidateQueries({ queryKey: sessionQuery.queryKey })
          toastDone(t('sites.created_toast', { name: made.name }))
          await navigate({ to: '/sites' })
        }}
      />
    </Page>
  )
}
