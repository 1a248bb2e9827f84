import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Address } from '../../contract/addresses/record.ts'
import { customerList } from '../customers/queries.ts'
import { useCan } from '../platform/session.tsx'
import { rowQuery } from '../records/list/listed-record.ts'
import type { OwnerProps } from '../records/view.ts'
import { Section } from '../ui/Section.tsx'
import { Loaded, LoadingState } from '../ui/states.tsx'
import { AddressCard } from './AddressCard.tsx'
import classes from './addresses.module.css'
import { addressesQuery } from './queries.ts'
import { searchOf } from '../platform/search-of.ts'

const AddressDialog = lazy(async () => ({ default: (await import('./AddressDialog.tsx')).AddressDialog }))
const DeleteAddress = lazy(async () => ({ default: (await import('./DeleteAddress.tsx')).DeleteAddress }))

/** The addresses of a customer. Which one is being edited stands in the URL: `?address=new`, `?address=ID`. */
export function Addresses({ owner: { id } }: OwnerProps) {
  const { t } = useTranslation()
  const can = useCan()
  const navigate = useNavigate()
  const { address: opened } = useSearch({ strict: false }) as { address?: string }
  const [deleting, setDeleting] = useState<Address | null>(null)
  const { data: customer } = useQuery(rowQuery(customerList, id))
  const query = useQuery(addressesQuery(id))
  const edits = can('customers.edit') && can('customers.personal')
  const close = (): void =>
    void navigate({ to: '/customers/$id', params: { id }, search: {}, replace: true, resetScroll: false })
  const edited = query.data?.find((address) => address.id === opened)
  return (
    <Section
      title={t('addresses.title')}
      actions={
        edits && (
          <Button
            component={Link}
            to={`/customers/${id}`}
            search={searchOf({ address: 'new' })}
            resetScroll={false}
            variant="subtle"
            size="compact-xs"
            leftSection={<IconPlus size={13} />}
          >
            {t('addresses.add')}
          </Button>
        )
      }
    >
      <Loaded query={query} loading={<LoadingState lines={2} height={64} />}>
        {(addresses) => (
          <>
            {addresses.length === 0 && <p className={classes.none}>{t('addresses.none')}</p>}
            <ul className={classes.list}>
              {addresses.map((address) => (
                <AddressCard
                  key={address.id}
                  address={address}
                  edits={edits}
                  customerId={id}
                  onDelete={() => setDeleting(address)}
                />
              ))}
            </ul>
            <Suspense>
              {customer && edits && (opened === 'new' || edited) && (
                <AddressDialog
                  key={opened}
                  customer={customer}
                  addresses={addresses}
                  address={edited ?? null}
                  onClose={close}
                />
              )}
              {deleting && (
                <DeleteAddress
                  customerId={id}
                  address={deleting}
                  others={addresses.filter((one) => one.id !== deleting.id)}
                  onClose={() => setDeleting(null)}
                />
              )}
            </Suspense>
          </>
        )}
      </Loaded>
    </Section>
  )
}
