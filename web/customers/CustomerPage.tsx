import { Button } from '@mantine/core'
import { IconUserOff } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useCallback, useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Customer } from '../../contract/customers.ts'
import { Addresses } from '../addresses/Addresses.tsx'
import { ApiError } from '../platform/api-error.ts'
import { useCan } from '../platform/session.tsx'
import { useKeys } from '../ui/hotkeys.ts'
import { PageHeader } from '../ui/Page.tsx'
import { EmptyState, ErrorState, LoadingState } from '../ui/states.tsx'
import { AccountBlock } from './AccountBlock.tsx'
import { customerHistory } from '../../contract/customer-history.ts'
import { call } from '../platform/api.ts'
import { refreshRow } from '../records/list/listed-record.ts'
import { useNews } from '../records/list/news.ts'
import { Composer } from '../records/owner/Composer.tsx'
import { Earlier } from '../records/owner/Earlier.tsx'
import { InWork } from '../records/owner/InWork.tsx'
import { CustomerActions } from './CustomerActions.tsx'
import classes from './customer-page.module.css'
import { CustomerHeader } from './CustomerHeader.tsx'
import { useCustomerWords } from './customers-view.ts'
import { MainData } from './MainData.tsx'
import { customerList, customerQuery } from './queries.ts'

const AsOf = lazy(async () => ({ default: (await import('./AsOf.tsx')).CustomerAsOfPage }))

/** Everything about one customer: data left, conversation and past right. */
export function CustomerPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const { as_of } = useSearch({ strict: false }) as { as_of?: string }
  const query = useQuery(customerQuery(id))
  const client = useQueryClient()
  useNews(customerList, ({ changed, gone, missed }) => {
    if (!missed && !changed.includes(id) && !gone.includes(id)) return
    for (const part of ['customer', 'addresses', 'notes', 'history'])
      void client.invalidateQueries({ queryKey: [part, id] })
  })
  useEffect(() => {
    if (query.data) refreshRow(client, customerList, query.data)
  }, [client, query.data])
  if (query.error instanceof ApiError && [404, 410, 422].includes(query.error.status)) return <Gone />
  if (query.data && as_of !== undefined)
    return (
      <Suspense fallback={<LoadingState lines={10} height={28} />}>
        <AsOf now={query.data} at={as_of} key={`${id} ${as_of}`} />
      </Suspense>
    )
  if (query.data) return <CustomerView customer={query.data} key={id} />
  if (query.error) return <ErrorState error={query.error} retry={query.refetch} />
  return (
    <div className={classes.columns}>
      <LoadingState lines={10} height={28} />
      <LoadingState lines={4} height={72} />
    </div>
  )
}

function CustomerView({ customer }: { customer: Customer }) {
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
          <Addresses customer={customer} />
          <AccountBlock customer={customer} words={words} />
        </div>
        <div className={classes.right}>
          <Composer owner={owner} />
          <InWork owner={owner} />
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
    <>
      <PageHeader title={t('customers.gone.title')} />
      <EmptyState
        icon={IconUserOff}
        title={t('customers.gone.title')}
        text={t('customers.gone.text')}
        actions={
          <Button component={Link} to="/customers" variant="default">
            {t('customers.gone.toList')}
          </Button>
        }
      />
    </>
  )
}
