import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import type { createApiKey } from '../../contract/api-keys/api-keys.ts'
import { Page } from '../ui/Page.tsx'
import { ApiKeyForm } from './ApiKeyForm.tsx'
import { apiKeysQuery } from './ApiKeysPage.tsx'
import { MadeApiKey } from './MadeApiKey.tsx'

export type NewApiKey = z.output<(typeof createApiKey)['response']>

/** Makes a key, and shows it once. */
export function NewApiKeyPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const client = useQueryClient()
  const [made, setMade] = useState<NewApiKey | null>(null)
  const back = (): void => void navigate({ to: '/api-keys' })
  return (
    <Page
      title={made ? t('apiKeys.made_title', { name: made.name }) : t('apiKeys.new')}
      about={!made && t('apiKeys.about')}
      width="narrow"
    >
      {made ? (
        <MadeApiKey made={made} onDone={back} />
      ) : (
        <ApiKeyForm
          onDiscard={back}
          onMade={(key) => {
            setMade(key)
            void client.invalidateQueries({ queryKey: apiKeysQuery.queryKey })
          }}
        />
      )}
    </Page>
  )
}
