import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import type { Values } from '../../records/form/values.ts'
import { staffNamesQuery } from '../../staff/queries.ts'

/** What a manager is; and that the chosen one may not see this customer, which is said but not refused. */
export function ManagerNote({ values, t }: { values: Values; t: TFunction }) {
  const staff = useQuery(staffNamesQuery).data?.items ?? []
  const manager = staff.find((one) => one.id === values['manager_id'])
  const sites = [values['site_id'], ...((values['site_ids'] as string[] | undefined) ?? [])]
  if (!manager?.site_ids || manager.site_ids.some((id) => sites.includes(id))) return t('customers.form.managerHint')
  return (
    <Text span fz="inherit" c="var(--mantine-color-error)" role="status">
      {t('customers.form.managerBlind', { name: manager.name })}
    </Text>
  )
}
