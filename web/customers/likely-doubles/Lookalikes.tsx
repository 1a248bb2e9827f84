import { Anchor, Popover, UnstyledButton } from '@mantine/core'
import { IconUsers } from '@tabler/icons-react'
import { useQuery, type keepPreviousData } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { use } from 'react'
import { useTranslation } from 'react-i18next'
import type { QueryInput } from '../../../contract/platform/endpoint.ts'
import { lookalikes } from '../../../contract/customers/lookalikes.ts'
import { call } from '../../platform/api.ts'
import classes from '../page/customer-page.module.css'
import { Past } from '../../put-back/past.ts'

export type Sought = NonNullable<QueryInput<typeof lookalikes>>

/** Who is probably the same. Asked quietly: a failure is worth no message. */
export function useLookalikes(sought: Sought, enabled = true, placeholderData?: typeof keepPreviousData) {
  const masked = Object.values(sought).some((value) => value?.includes('•'))
  return useQuery({
    queryKey: ['lookalikes', sought],
    queryFn: async ({ signal }) => (await call(lookalikes, { query: sought, signal })).items,
    enabled: enabled && !masked && Object.entries(sought).some(([name, value]) => name !== 'except' && value),
    staleTime: 60_000,
    retry: false,
    ...(placeholderData && { placeholderData }),
  })
}

/** A mark beside an e-mail or phone that others have too, with links to them. */
export function Lookalikes(sought: Sought) {
  return use(Past) ? null : <Others {...sought} />
}

function Others(sought: Sought) {
  const { t } = useTranslation()
  const { data = [] } = useLookalikes(sought)
  if (data.length === 0) return null
  return (
    <Popover shadow="md" width={280} position="bottom-start" withinPortal trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton className={classes.twins}>
          <IconUsers size={12} aria-hidden /> {t('customers.lookalikes.count', { count: data.length })}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown p="xs" aria-label={t('customers.lookalikes.title')}>
        <p className={classes.twinsTitle}>{t('customers.lookalikes.title')}</p>
        <ul className={classes.twinsList}>
          {data.map((double) => (
            <li key={double.customer_id}>
              <Anchor component={Link} to={`/customers/${double.customer_id}`}>
                {double.display_name}
              </Anchor>{' '}
              <span className={classes.quiet}>{double.number}</span>
            </li>
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  )
}
