import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { signIn, type Session } from '../../contract/session/session.ts'
import { call } from '../platform/api.ts'
import { useFormats } from '../platform/formats.ts'
import { problemText } from '../platform/problem.ts'
import { useForm } from '../ui/form.ts'
import { lockOutText } from './wait.ts'

interface Props {
  /** Set where the same person signs in again. */
  email?: string
  onSignedIn: (session: Session) => unknown
}

/** E-mail and password. */
export function SignInForm({ email, onSignedIn }: Props) {
  const { t } = useTranslation()
  const formats = useFormats()
  const form = useForm({
    initial: { email: email ?? '', password: '' },
    check: (values) => ({
      email: values.email.trim() === '' ? t('ui.required') : undefined,
      password: values.password === '' ? t('ui.required') : undefined,
    }),
    submit: async (values) => onSignedIn(await call(signIn, { body: values })),
  })
  return (
    <form {...form.props}>
      <Stack gap="sm">
        {form.failure !== null && (
          <Alert color="red" role="alert">
            {lockOutText(t, formats, form.failure) ?? problemText(t, form.failure)}
          </Alert>
        )}
        <TextInput
          {...form.text('email')}
          label={t('session.email')}
          type="email"
          inputMode="email"
          autoComplete="username"
          readOnly={email !== undefined}
          data-autofocus={email === undefined || undefined}
          autoFocus={email === undefined}
        />
        <PasswordInput
          {...form.text('password')}
          label={t('session.password')}
          autoComplete="current-password"
          data-autofocus={email !== undefined || undefined}
        />
        <Button type="submit" loading={form.busy} fullWidth mt={4}>
          {t('session.sign_in')}
        </Button>
      </Stack>
    </form>
  )
}
