import { Anchor, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { keepSession, useSession } from '../platform/session.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { SignInForm } from './SignInForm.tsx'

/** Comes up over the page when a session has ended: nothing typed is lost, and what was being sent is sent again. */
export function SignInAgainDialog() {
  const { t } = useTranslation()
  const session = useSession()
  const client = useQueryClient()
  const elsewhere = `/sign-in?next=${encodeURIComponent(JSON.stringify(window.location.pathname + window.location.search))}`
  return (
    <Dialog
      onClose={() => {}}
      withCloseButton={false}
      closeOnClickOutside={false}
      title={t('shell.signed_out_title')}
      size="sm"
      zIndex={1_000}
    >
      <Text size="sm" c="dimmed" mb="md">
        {t('shell.signed_out_text', { email: session.email ?? session.name })}
      </Text>
      <SignInForm
        email={session.email ?? ''}
        onSignedIn={(renewed) => {
          keepSession(renewed)
          void client.invalidateQueries()
        }}
      />
      <Anchor href={elsewhere} fz="xs" mt="md" display="inline-block">
        {t('shell.somebody_else')}
      </Anchor>
    </Dialog>
  )
}
