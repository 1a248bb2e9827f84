import { Anchor, Button, PasswordInput, Stack, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readPasswordLink, usePasswordLink as choosePassword } from '../../contract/session/session.ts'
import { call } from '../platform/api.ts'
import { problemText } from '../platform/problem.ts'
import { keepSession } from '../platform/session.tsx'
import { CenteredCard } from '../ui/CenteredCard.tsx'
import { useForm } from '../ui/form.ts'
import { FormError } from '../ui/FormError.tsx'
import { LoadingState } from '../ui/states.tsx'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import { newPasswordProblems } from './new-password.ts'

/** Where a one-time link leads. The token stands behind the `#`, so that no server and no log ever sees it. */
export function SetPasswordPage() {
  const { t } = useTranslation()
  const [token] = useState(() => window.location.hash.slice(1))
  const owner = useQuery({
    queryKey: ['password-link'],
    queryFn: ({ signal }) => call(readPasswordLink, { body: { token }, signal }),
    enabled: token !== '',
    staleTime: Infinity,
  })
  const wrong = token === '' ? t('session.link_missing') : owner.error ? problemText(t, owner.error) : null
  return (
    <CenteredCard
      title={t('session.set_password')}
      about={owner.data && t('session.set_password_about', { name: owner.data.name, email: owner.data.email })}
      foot={<LanguageSwitch />}
    >
      {wrong !== null ? (
        <>
          <p role="alert">{wrong}</p>
          <Anchor component={Link} to="/sign-in">
            {t('session.to_sign_in')}
          </Anchor>
        </>
      ) : owner.data ? (
        <PasswordForm token={token} email={owner.data.email} name={owner.data.name} />
      ) : (
        <LoadingState lines={3} />
      )}
    </CenteredCard>
  )
}

function PasswordForm({ token, email, name }: { token: string; email: string; name: string }) {
  const { t } = useTranslation()
  const router = useRouter()
  const form = useForm({
    initial: { password: '', repeated: '' },
    check: (values) => newPasswordProblems(t, values, { email, name }),
    submit: async ({ password }) => {
      keepSession(await call(choosePassword, { body: { token, password } }))
      router.history.push('/')
    },
  })
  return (
    <form {...form.props}>
      <Stack gap="sm">
        <FormError failure={form.failure} errors={form.errors} shown={['password', 'repeated']} />
        <TextInput value={email} readOnly autoComplete="username" label={t('session.email')} />
        <PasswordInput
          {...form.text('password')}
          label={t('session.new_password')}
          description={t('session.password_hint')}
          autoComplete="new-password"
          autoFocus
        />
        <PasswordInput {...form.text('repeated')} label={t('session.repeat_password')} autoComplete="new-password" />
        <Button type="submit" loading={form.busy} fullWidth mt={4}>
          {t('session.set_password_action')}
        </Button>
      </Stack>
    </form>
  )
}
