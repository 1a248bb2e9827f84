import { Anchor } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { listCustomers } from '../../../contract/customers/endpoints.ts'
import { call } from '../../platform/api.ts'
import type { OwnerProps } from '../../records/view.ts'
import { useSaid } from '../../records/words.ts'
import { Section } from '../../ui/Section.tsx'
import { Loaded } from '../../ui/states.tsx'
import { managedBy } from './managed.ts'
import { searchOf } from '../../platform/search-of.ts'

/** How many customers somebody of the staff looks after, with the way to them: there they can be given to others. */
export function ManagedCustomers({ owner }: OwnerProps) {
  const { t, formats, references } = useSaid()
  const member = references['staff']?.find((one) => one.value === owner.id)
  const filter = managedBy(owner.id)
  const query = useQuery({
    queryKey: ['customers', 'managed', owner.id],
    queryFn: ({ signal }) => call(listCustomers, { query: { filter: JSON.stringify(filter), limit: 0 }, signal }),
  })
  const name = member?.label ?? ''
  return (
    <Section
      title={t('staff.customers')}
      about={t(member?.inactive ? 'staff.customers_kept' : 'staff.customers_about')}
    >
      <Loaded query={query}>
        {({ total }) =>
          total === null || total.value === 0 ? (
            t('staff.customers_none', { name })
          ) : (
            <Anchor component={Link} to="/customers" search={searchOf({ filter })}>
              {t('staff.customers_count', { count: total.value, value: formats.number(total.value), name })}
            </Anchor>
          )
        }
      </Loaded>
    </Section>
  )
}
