import { Stack } from '@mantine/core'
import { Fragment, Suspense } from 'react'
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import {
  getSettings,
  patchSettings,
  settingGroups,
  settingNames,
  settings,
  type Settings,
  type SettingsRecord,
} from '../../contract/settings/settings.ts'
import { call } from '../platform/api.ts'
import { sessionQuery } from '../platform/session.tsx'
import { useForm } from '../ui/form.ts'
import { FormActions } from '../ui/FormActions.tsx'
import { FormError } from '../ui/FormError.tsx'
import { useOpened } from '../ui/opened.ts'
import { Page } from '../ui/Page.tsx'
import { Section } from '../ui/Section.tsx'
import { Loaded } from '../ui/states.tsx'
import { toastDone } from '../ui/toast.ts'
import { useUnsavedChanges } from '../ui/unsaved.ts'
import { beneath } from './beneath.ts'
import { SettingField } from './SettingField.tsx'

const settingsQuery = queryOptions({ queryKey: ['settings'], queryFn: ({ signal }) => call(getSettings, { signal }) })

/** The settings of the installation, in groups: one form made from the contract. */
export function SettingsPage() {
  const { t } = useTranslation()
  const query = useQuery(settingsQuery)
  return (
    <Page title={t('settings.title')} about={t('settings.about')} width="narrow">
      <Loaded query={query}>
        {(record) => <Opened record={record} refetch={async () => (await query.refetch()).data} />}
      </Loaded>
    </Page>
  )
}

function Opened({ record, refetch }: { record: SettingsRecord; refetch: () => Promise<SettingsRecord | undefined> }) {
  const { opened, open } = useOpened(record)
  return (
    <SettingsForm
      key={opened.version}
      record={opened}
      onSaved={open}
      reload={async () => open((await refetch()) ?? record)}
    />
  )
}

interface FormProps {
  record: SettingsRecord
  onSaved: (saved: SettingsRecord) => void
  reload: () => Promise<void>
}

function SettingsForm({ record, onSaved, reload }: FormProps) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const { version, ...initial } = record
  const form = useForm({
    initial,
    submit: async (values) => {
      const changed = settingNames.filter((name) => JSON.stringify(values[name]) !== JSON.stringify(initial[name]))
      const body = Object.fromEntries(changed.map((name) => [name, values[name]]))
      const saved = await call(patchSettings, { body, version })
      client.setQueryData(settingsQuery.queryKey, saved)
      await client.invalidateQueries({ queryKey: sessionQuery.queryKey })
      onSaved(saved)
      toastDone(t('ui.saved'))
    },
  })
  useUnsavedChanges(form.isDirty)
  return (
    <form {...form.props}>
      <FormError failure={form.failure} errors={form.errors} shown={settingNames} reload={reload} />
      {settingGroups.map((group) => (
        <Section key={group} title={t(`settings.groups.${group}`)}>
          <Stack gap="md" maw={480}>
            {settingNames
              .filter((name) => settings[name].group === group)
              .map((name) => (
                <Fragment key={name}>
                  <SettingField
                    name={name}
                    value={form.values[name]}
                    onChange={(value) => form.set(name, value as Settings[typeof name])}
                    error={form.errorOf(name)}
                  />
                  <Suspense>{beneath(name)}</Suspense>
                </Fragment>
              ))}
          </Stack>
        </Section>
      ))}
      <FormActions
        busy={form.busy}
        ready={form.dirty}
        onDiscard={form.dirty ? () => form.reset(initial) : undefined}
        discard={t('ui.discard')}
      />
    </form>
  )
}
