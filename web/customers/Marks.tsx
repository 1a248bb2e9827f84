import { Badge } from '@mantine/core'
import {
  IconCircleOff,
  IconPlayerPause,
  IconPlayerPauseFilled,
  IconStarFilled,
  IconThumbDownFilled,
} from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import type { CustomerListItem } from '../../contract/customers/record.ts'
import classes from './customers.module.css'

type Marked = Pick<CustomerListItem, 'vip' | 'bad' | 'on_hold' | 'active' | 'account_status'>

/** VIP and BAD: what colleagues think of a customer. */
export function Marks({ customer, t }: { customer: Marked; t: TFunction }) {
  return (
    <>
      {customer.vip && (
        <Badge
          size="sm"
          color="orange"
          className={classes.mark}
          leftSection={<IconStarFilled size={9} aria-hidden />}
          title={t('customers.marks.vip')}
        >
          VIP
        </Badge>
      )}
      {customer.bad && (
        <Badge
          size="sm"
          color="red"
          className={classes.mark}
          leftSection={<IconThumbDownFilled size={9} aria-hidden />}
          title={t('customers.marks.bad')}
        >
          BAD
        </Badge>
      )}
    </>
  )
}

/** On hold and switched off as small signs, where there is no room for words. */
export function HoldSigns({ customer, t }: { customer: Marked; t: TFunction }) {
  return (
    <>
      {customer.on_hold && (
        <IconPlayerPauseFilled
          size={14}
          className={classes.onHold}
          role="img"
          aria-label={t('customers.status.onHold')}
          title={t('customers.status.onHold')}
        />
      )}
      {!customer.active && (
        <IconCircleOff
          size={14}
          className={classes.inactive}
          role="img"
          aria-label={t('customers.status.inactive')}
          title={t('customers.status.inactive')}
        />
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
