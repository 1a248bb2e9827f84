import { PasswordInput, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { changePassword } from '../../contract/session/session.ts'
import { call } from '../platform/api.ts'
import { queryClient } from '../platform/query-client.ts'
import { useSession } from '../platform/session.tsx'
import { useForm } from '../ui/form.ts'
import { FormActions } from '../ui/FormActions.tsx'
import { FormError } from '../ui/FormError.tsx'
import { Section } from '../ui/Section.tsx'
import { toastDone } from '../ui/toast.ts'
import { newPasswordProblems } from './new-password.ts'

const empty = { current_password: '', password: '', repeated: '' }

export function PasswordSection() {
  const { t } = useTranslation()
  const { email, name } = useSession()
  const form = useForm({
    initial: empty,
    check: (values) => ({
      ...newPasswordProblems(t, values, { name, ...(email !== null && { email }) }),
      ...(values.current_password === '' && { current_password: t('ui.required') }),
    }),
    submit: async ({ current_password, password }) => {
      await call(changePassword, { body: { current_password, password } })
      form.reset(empty)
      toastDone(t('session.password_changed'))
      await queryClient.invalidateQueries({ queryKey: ['own-sessions'] })
    },
  })
  return (
    <Section title={t('session.change_password')} about={t('session.change_password_about')}>
      <form {...form.props}>
        <Stack gap="sm" maw={400}>
          <FormError failure={form.failure} errors={form.errors} shown={Object.keys(empty)} />
          <input type="hidden" autoComplete="username" value={email ?? ''} readOnly />
          <PasswordInput
            {...form.text('current_password')}
            label={t('session.current_password')}
            autoComplete="current-password"
          />
          <PasswordInput
            {...form.text('password')}
            label={t('session.new_password')}
            description={t('session.password_hint')}
            autoComplete="new-password"
          />
          <PasswordInput {...form.text('repeated')} label={t('session.repeat_password')} autoComplete="new-password" />
        </Stack>
        <FormActions busy={form.busy} ready={form.dirty} save={t('session.change_password_action')} />
      </form>
    </Section>
  )
}
