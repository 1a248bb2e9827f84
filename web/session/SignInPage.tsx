import { Text } from '@mantine/core'
import { useRouter, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { keepSession } from '../platform/session.tsx'
import { CenteredCard } from '../ui/CenteredCard.tsx'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import { SignInForm } from './SignInForm.tsx'

/** The sign-in. Leads back to where somebody wanted to go. */
export function SignInPage() {
  const { t } = useTranslation()
  const router = useRouter()
  const { next } = useSearch({ from: '/sign-in' })
  return (
    <CenteredCard title={t('session.sign_in')} about={t('session.sign_in_about')} foot={<LanguageSwitch />}>
      <SignInForm
        onSignedIn={(session) => {
          keepSession(session)
          router.history.push(next ?? '/')
        }}
      />
      <Text size="xs" c="dimmed" mt="md">
        {t('session.forgotten')}
      </Text>
    </CenteredCard>
  )
}
