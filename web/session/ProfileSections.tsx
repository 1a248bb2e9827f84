import { NativeSelect, Select, Stack, TextInput, useMantineColorScheme } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { patchProfile } from '../../contract/session/session.ts'
import { call } from '../platform/api.ts'
import { changeLanguage, isLanguage, languageNames, languages } from '../platform/i18n.ts'
import { schemes } from '../platform/scheme.ts'
import { keepSession, usePreference, useSession } from '../platform/session.tsx'
import { useForm } from '../ui/form.ts'
import { FormActions } from '../ui/FormActions.tsx'
import { FormError } from '../ui/FormError.tsx'
import { Section } from '../ui/Section.tsx'
import { toastDone, useToastError } from '../ui/toast.ts'
import { useUnsavedChanges } from '../ui/unsaved.ts'

export function PersonSection() {
  const { t } = useTranslation()
  const session = useSession()
  const form = useForm({
    initial: { name: session.name },
    submit: async (values) => {
      const saved = await call(patchProfile, { body: values })
      keepSession(saved)
      form.reset({ name: saved.name })
      toastDone(t('ui.saved'))
    },
  })
  useUnsavedChanges(form.isDirty)
  return (
    <Section title={t('session.you')} about={t('session.you_about')}>
      <form {...form.props}>
        <Stack gap="sm" maw={400}>
          <FormError failure={form.failure} errors={form.errors} shown={['name']} />
          <TextInput {...form.text('name')} label={t('session.name')} autoComplete="name" />
        </Stack>
        <FormActions busy={form.busy} ready={form.dirty} />
      </form>
    </Section>
  )
}

export function AppearanceSection() {
  const { t, i18n } = useTranslation()
  const showError = useToastError()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const [, keepScheme] = usePreference('scheme', String)
  const chooseLanguage = async (chosen: string | null): Promise<void> => {
    if (!isLanguage(chosen)) return
    try {
      await changeLanguage(chosen)
      keepSession(await call(patchProfile, { body: { language: chosen } }))
    } catch (error) {
      showError(error)
    }
  }
  return (
    <Section title={t('session.appearance')} about={t('session.language_about')}>
      <Stack gap="sm" maw={400}>
        <Select
          label={t('session.language')}
          data={languages.map((value) => ({ value, label: languageNames[value] }))}
          value={i18n.language}
          onChange={(chosen) => void chooseLanguage(chosen)}
          allowDeselect={false}
        />
        <NativeSelect
          label={t('shell.theme')}
          data={schemes.map((value) => ({ value, label: t(`shell.theme_${value}`) }))}
          value={colorScheme}
          onChange={(event) => {
            const scheme = schemes.find((one) => one === event.currentTarget.value) ?? 'auto'
            setColorScheme(scheme)
            keepScheme(scheme)
          }}
        />
      </Stack>
    </Section>
  )
}
