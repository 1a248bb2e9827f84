import { Badge } from '@mantine/core'
import { IconPlayerPause, IconStarFilled, IconThumbDownFilled } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import type { CustomerListItem } from '../../contract/customers.ts'

type Marked = Pick<CustomerListItem, 'vip' | 'bad' | 'on_hold' | 'active' | 'account_status'>

/** VIP and BAD: what colleagues think of a customer. */
export function Marks({ customer, t }: { customer: Marked; t: TFunction }) {
  return (
    <>
      {customer.vip && (
        <Badge size="sm" color="orange" leftSection={<IconStarFilled size={9} aria-hidden />} title={t('customers.marks.vip')}>
          VIP
        </Badge>
      )}
      {customer.bad && (
        <Badge size="sm" color="red" leftSection={<IconThumbDownFilled size={9} aria-hidden />} title={t('customers.marks.bad')}>
          BAD
        </Badge>
      )}
    </>
  )
}

/** On hold, and switched off. */
export function HoldMarks({ customer, t }: { customer: Marked; t: TFunction }) {
  return (
    <>
      {customer.on_hold && (
        <Badge size="sm" color="orange" variant="outline" leftSection={<IconPlayerPause size={10} aria-hidden />}>
          {t('customers.status.onHold')}
        </Badge>
      )}
      {!customer.active && (
        <Badge size="sm" color="gray" variant="outline">
          {t('customers.status.inactive')}
        </Badge>
      )}
    </>
  )
}

const colors: Record<string, string> = { verified: 'green', unverified: 'orange', none: 'gray' }

/** Whether there is an account, and whether its e-mail was verified. */
export function AccountMark({ customer, t }: { customer: Marked; t: TFunction }) {
  const status = customer.account_status ?? 'none'
  return (
    <Badge size="sm" color={colors[status] ?? 'gray'} variant={status === 'none' ? 'default' : 'light'}>
      {t(`customers.choices.account_status.${status}` as 'customers.choices.account_status.none')}
    </Badge>
  )
}
