import { IconUserOff } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { lazy, useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { customerHistory } from '../../../contract/customers/history.ts'
import type { Customer } from '../../../contract/customers/record.ts'
import { call } from '../../platform/api.ts'
import { useCan } from '../../platform/session.tsx'
import { LentParts } from '../../records/owner/LentParts.tsx'
import { Composer } from '../../records/owner/Composer.tsx'
import { Earlier } from '../../records/owner/Earlier.tsx'
import { RecordPage } from '../../records/page/RecordPage.tsx'
import { useKeys } from '../../ui/hotkeys.ts'
import { NotThere } from '../../ui/NotThere.tsx'
import { LoadingState } from '../../ui/states.tsx'
import { AccountBlock } from './AccountBlock.tsx'
import { CustomerActions } from './CustomerActions.tsx'
import classes from './customer-page.module.css'
import { CustomerHeader } from './CustomerHeader.tsx'
import { useCustomerWords } from '../customers-view.ts'
import { MainData } from './MainData.tsx'
import { customerList } from '../queries.ts'

const AsOf = lazy(async () => ({ default: (await import('./AsOf.tsx')).CustomerAsOfPage }))

/** Everything about one customer: data left, conversation and past right. */
export function CustomerPage() {
  return (
    <RecordPage
      listed={customerList}
      gone={<Gone />}
      loading={
        <div className={classes.columns}>
          <LoadingState lines={10} height={28} />
          <LoadingState lines={4} height={72} />
        </div>
      }
      Row={CustomerView}
      AsOf={AsOf}
    />
  )
}

function CustomerView({ row: customer }: { row: Customer }) {
  const words = useCustomerWords()
  const can = useCan()
  const navigate = useNavigate()
  const owner = useMemo(() => ({ type: 'customer', id: customer.id }), [customer.id])
  const lines = useCallback(
    (after: string, signal: AbortSignal) =>
      call(customerHistory, {
        params: { id: customer.id },
        query: { limit: 50, total: 'false', ...(after && { after }) },
        signal,
      }),
    [customer.id],
  )
  useKeys({
    e: () => can('customers.edit') && void navigate({ to: '/customers/$id/edit', params: { id: customer.id } }),
  })
  return (
    <>
      <CustomerHeader
        customer={customer}
        words={words}
        actions={<CustomerActions customer={customer} words={words} />}
      />
      <div className={classes.columns}>
        <div className={classes.left}>
          <MainData customer={customer} words={words} />
          <LentParts of="blocks" owner={owner} />
          <AccountBlock customer={customer} words={words} />
        </div>
        <div className={classes.right}>
          <Composer owner={owner} />
          <LentParts of="inWork" owner={owner} />
          <Earlier owner={owner} lines={lines} />
        </div>
      </div>
    </>
  )
}

/** The customer is not there, was erased, or is not for this person to see. */
export function Gone() {
  const { t } = useTranslation()
  return (
    <NotThere
      icon={IconUserOff}
      title={t('customers.gone.title')}
      text={t('customers.gone.text')}
      to="/customers"
      label={t('customers.gone.toList')}
    />
  )
}
