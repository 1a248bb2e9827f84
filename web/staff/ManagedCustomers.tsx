import { Anchor } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { listCustomers } from '../../contract/customer-endpoints.ts'
import type { StaffMember } from '../../contract/staff.ts'
import { managedBy } from '../customers/managed.ts'
import { call } from '../platform/api.ts'
import { useFormats } from '../platform/formats.ts'
import { useCan } from '../platform/session.tsx'
import { Section } from '../ui/Section.tsx'
import { Loaded } from '../ui/states.tsx'

/** How many customers somebody looks after, with the way to them: there they can be given to others. */
export function ManagedCustomers({ member }: { member: StaffMember }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const sees = useCan()('customers.read')
  const filter = managedBy(member.id)
  const query = useQuery({
    queryKey: ['customers', 'managed', member.id],
    queryFn: ({ signal }) => call(listCustomers, { query: { filter: JSON.stringify(filter), limit: 0 }, signal }),
    enabled: sees,
  })
  if (!sees) return null
  return (
    <Section
      title={t('staff.customers')}
      about={member.active ? t('staff.customers_about') : t('staff.customers_kept')}
    >
      <Loaded query={query}>
        {({ total }) =>
          total === null || total.value === 0 ? (
            t('staff.customers_none', { name: member.name })
          ) : (
            <Anchor component={Link} to="/customers" search={{ filter } as never}>
              {t('staff.customers_count', {
                count: total.value,
                value: formats.number(total.value),
                name: member.name,
              })}
            </Anchor>
          )
        }
      </Loaded>
    </Section>
  )
}
