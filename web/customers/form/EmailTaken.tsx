import { Alert, Anchor } from '@mantine/core'
import { IconAlertCircle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../../platform/api-error.ts'

/** The customer whose account has the e-mail, where the server says who that is. */
export function ownerOf(failure: unknown): { id: string; number: string } | null {
  if (!(failure instanceof ApiError) || failure.code !== 'email_taken') return null
  return (failure.data as { customer?: { id: string; number: string } } | undefined)?.customer ?? null
}

/** Another account has the e-mail: whose, with a link that leaves the typed text where it is. */
export function EmailTaken({ owner }: { owner: { id: string; number: string } }) {
  const { t } = useTranslation()
  return (
    <Alert color="red" role="alert" icon={<IconAlertCircle />} mb="md">
      {t('customers.form.emailTaken')}{' '}
      <Anchor href={`/customers/${owner.id}`} target="_blank" rel="noopener" fz="inherit" underline="always">
        {t('customers.form.openOwner', { number: owner.number })}
      </Anchor>
    </Alert>
  )
}
