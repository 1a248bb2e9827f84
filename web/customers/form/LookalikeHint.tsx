import { Anchor } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconInfoCircle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from '../page/customer-page.module.css'
import { useLookalikes } from '../likely-doubles/Lookalikes.tsx'

interface Props {
  email?: string
  phone?: string
  except?: string
}

/** While somebody types: who has this e-mail or phone already. A remark with links, never a refusal. */
export function LookalikeHint({ email = '', phone = '', except }: Props) {
  const { t } = useTranslation()
  const [typed] = useDebouncedValue(email.trim() || phone.trim(), 350)
  const isEmail = email.trim() !== ''
  const whole = isEmail ? /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(typed) : typed.replace(/\D/g, '').length >= 6
  const { data = [] } = useLookalikes(
    { ...(isEmail ? { email: typed } : { phone: typed }), ...(except && { except }) },
    whole,
  )
  if (!whole || data.length === 0) return null
  const account = data.some((one) => one.reasons.includes('account'))
  return (
    <p className={classes.remark} role="status">
      <IconInfoCircle size={13} aria-hidden />{' '}
      {t(
        account
          ? 'customers.lookalikes.account'
          : isEmail
            ? 'customers.lookalikes.email'
            : 'customers.lookalikes.phone',
      )}{' '}
      {data.slice(0, 3).map((double, index) => (
        <span key={double.customer_id}>
          {index > 0 && ', '}
          <Anchor href={`/customers/${double.customer_id}`} target="_blank" rel="noopener" fz="inherit">
            {double.display_name} ({double.number})
          </Anchor>
        </span>
      ))}
      {data.length > 3 && ` ${t('customers.lookalikes.others', { count: data.length - 3 })}`}
    </p>
  )
}
