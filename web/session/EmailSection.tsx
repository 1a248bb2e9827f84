import { PasswordInput, Stack, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { changeEmail } from '../../contract/session/session.ts'
import { call } from '../platform/api.ts'
import { keepSession, useSession } from '../platform/session.tsx'
import { useForm } from '../ui/form.ts'
import { FormActions } from '../ui/FormActions.tsx'
import { FormError } from '../ui/FormError.tsx'
import { Section } from '../ui/Section.tsx'
import { toastDone } from '../ui/toast.ts'
import { useUnsavedChanges } from '../ui/unsaved.ts'

/** The e-mail that one signs in with: it changes with the password alone. */
export function EmailSection() {
  const { t } = useTranslation()
  const session = useSession()
  const initial = { email: session.email ?? '', current_password: '' }
  const form = useForm({
    initial,
    check: (values) => ({
      ...(values.email.trim() === '' && { email: t('ui.required') }),
      ...(values.current_password === '' && { current_password: t('ui.required') }),
    }),
    submit: async (values) => {
      const saved = await call(changeEmail, { body: values })
      keepSession(saved)
      form.reset({ email: saved.email ?? '', current_password: '' })
      toastDone(t('ui.saved'))
    },
  })
  useUnsavedChanges(form.isDirty)
  return (
    <Section title={t('session.email')} about={t('session.email_about')}>
      <form {...form.props}>
        <Stack gap="sm" maw={400}>
          <FormError failure={form.failure} errors={form.errors} shown={Object.keys(initial)} />
          <TextInput {...form.text('email')} label={t('session.email')} type="email" autoComplete="username" />
          <PasswordInput
            {...form.text('current_password')}
            label={t('session.current_password')}
            autoComplete="current-password"
          />
        </Stack>
        <FormActions busy={form.busy} ready={form.dirty} save={t('session.change_email_action')} />
      </form>
    </Section>
  )
}
