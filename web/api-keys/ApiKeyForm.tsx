import { NumberInput, Select, Stack, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { createApiKey } from '../../contract/api-keys/api-keys.ts'
import { call } from '../platform/api.ts'
import { randomKey } from '../platform/random-key.ts'
import { roleTitle } from '../roles/role-title.ts'
import { rolesQuery } from '../roles/queries.ts'
import { SiteLimitField } from '../staff/SiteLimitField.tsx'
import { DayInput } from '../ui/DayInput.tsx'
import { isDay } from '../ui/days.ts'
import { useForm } from '../ui/form.ts'
import { FormActions } from '../ui/FormActions.tsx'
import { FormError } from '../ui/FormError.tsx'
import { useUnsavedChanges } from '../ui/unsaved.ts'
import { expiry, lifetimes } from './lifetime.ts'
import type { NewApiKey } from './NewApiKeyPage.tsx'

interface Values {
  name: string
  role_id: string
  site_ids: string[] | null
  requests_per_minute: number | ''
  lifetime: (typeof lifetimes)[number]
  /** Last day, where `lifetime` is `date`. */
  last_day: string
}

const initial: Values = {
  name: '',
  role_id: '',
  site_ids: null,
  requests_per_minute: '',
  lifetime: 'never',
  last_day: '',
}

/** Name, role, sites, limits of a new key. */
export function ApiKeyForm({ onDiscard, onMade }: { onDiscard: () => void; onMade: (made: NewApiKey) => void }) {
  const { t } = useTranslation()
  const roles = useQuery(rolesQuery).data?.items ?? []
  const [idempotencyKey] = useState(randomKey)
  const dayProblem = (day: string): string | undefined =>
    day === '' ? t('ui.required') : isDay(day) ? undefined : t('problems.date')
  const form = useForm({
    initial,
    check: (values) => ({
      name: values.name.trim() === '' ? t('ui.required') : undefined,
      role_id: values.role_id === '' ? t('ui.required') : undefined,
      site_ids: values.site_ids?.length === 0 ? t('ui.required') : undefined,
      last_day: values.lifetime === 'date' ? dayProblem(values.last_day) : undefined,
    }),
    submit: async ({ name, role_id, site_ids, requests_per_minute, lifetime, last_day }) => {
      const limit = requests_per_minute === '' ? null : requests_per_minute
      const body = { name, role_id, site_ids, requests_per_minute: limit, expires_at: expiry(lifetime, last_day) }
      onMade(await call(createApiKey, { body, idempotencyKey }))
    },
  })
  useUnsavedChanges(form.isDirty)
  const { requests_per_minute, lifetime } = form.values
  return (
    <form {...form.props}>
      <Stack gap="sm" maw={480}>
        <FormError failure={form.failure} errors={form.errors} shown={Object.keys(initial)} />
        <TextInput
          {...form.text('name')}
          label={t('apiKeys.name')}
          description={t('apiKeys.name_about')}
          withAsterisk
          autoComplete="off"
        />
        <Select
          {...form.value('role_id')}
          value={form.values.role_id || null}
          onChange={(chosen) => form.set('role_id', chosen ?? '')}
          label={t('apiKeys.role')}
          description={t('apiKeys.role_about')}
          withAsterisk
          data={roles.map((role) => ({ value: role.id, label: roleTitle(t, role) }))}
          allowDeselect={false}
        />
        <SiteLimitField {...form.value('site_ids')} about={t('apiKeys.sites_about')} />
        <Select
          {...form.value('lifetime')}
          onChange={(chosen) => chosen && form.set('lifetime', chosen)}
          label={t('apiKeys.expires')}
          description={t('apiKeys.expires_about')}
          data={lifetimes.map((value) => ({ value, label: t(`apiKeys.lifetimes.${value}`) }))}
          allowDeselect={false}
        />
        {lifetime === 'date' && (
          <DayInput
            {...form.value('last_day')}
            value={form.values.last_day || null}
            onChange={(day) => form.set('last_day', day ?? '')}
            label={t('apiKeys.expires_on')}
            withAsterisk
          />
        )}
        <NumberInput
          label={t('apiKeys.rate')}
          description={t('apiKeys.rate_about')}
          value={requests_per_minute}
          onChange={(typed) =>
            form.set('requests_per_minute', typeof typed === 'number' ? typed : typed === '' ? '' : Number(typed))
          }
          error={form.errorOf('requests_per_minute')}
          min={1}
          max={1_000_000}
          allowDecimal={false}
          hideControls
        />
      </Stack>
      <FormActions busy={form.busy} ready={form.dirty} save={t('ui.create')} onDiscard={onDiscard} />
    </form>
  )
}
