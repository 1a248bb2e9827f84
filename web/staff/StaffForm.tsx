import { MultiSelect, Select, Stack, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { StaffLanguage } from '../../contract/settings/settings.ts'
import { languageNames, languages } from '../platform/i18n.ts'
import { roleTitle } from '../roles/role-title.ts'
import { useForm } from '../ui/form.ts'
import { FormActions } from '../ui/FormActions.tsx'
import type { FormProps } from '../ui/form-props.ts'
import { FormError } from '../ui/FormError.tsx'
import { useUnsavedChanges } from '../ui/unsaved.ts'
import { rolesQuery } from '../roles/queries.ts'
import { SiteLimitField } from './SiteLimitField.tsx'

export interface StaffValues {
  name: string
  email: string
  language: StaffLanguage
  role_ids: string[]
  site_ids: string[] | null
}

/** Who somebody is and what they may do. */
export function StaffForm({ initial, submit, onDiscard, save, reload }: FormProps<StaffValues>) {
  const { t } = useTranslation()
  const roles = useQuery(rolesQuery).data?.items ?? []
  const form = useForm({
    initial,
    submit,
    check: (values) => ({
      name: values.name.trim() === '' ? t('ui.required') : undefined,
      email: values.email.trim() === '' ? t('ui.required') : undefined,
      role_ids: values.role_ids.length === 0 ? t('ui.required') : undefined,
      site_ids: values.site_ids?.length === 0 ? t('ui.required') : undefined,
    }),
  })
  useUnsavedChanges(form.isDirty)
  return (
    <form {...form.props}>
      <Stack gap="sm" maw={480}>
        <FormError failure={form.failure} errors={form.errors} shown={Object.keys(form.values)} reload={reload} />
        <TextInput {...form.text('name')} label={t('staff.name')} withAsterisk autoComplete="off" />
        <TextInput
          {...form.text('email')}
          label={t('staff.email')}
          description={t('staff.email_about')}
          withAsterisk
          type="email"
          autoComplete="off"
        />
        <Select
          {...form.value('language')}
          label={t('staff.language')}
          data={languages.map((value) => ({ value, label: languageNames[value] }))}
          onChange={(chosen) => chosen && form.set('language', chosen)}
          allowDeselect={false}
        />
        <MultiSelect
          {...form.value('role_ids')}
          label={t('staff.roles')}
          description={t('staff.roles_about')}
          withAsterisk
          data={roles.map((role) => ({ value: role.id, label: roleTitle(t, role) }))}
          searchable
          hidePickedOptions
        />
        <SiteLimitField {...form.value('site_ids')} about={t('staff.sites_about')} />
      </Stack>
      <FormActions busy={form.busy} ready={form.dirty} save={save} onDiscard={onDiscard} />
    </form>
  )
}
