import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useCan, useSession } from '../platform/session.tsx'
import type { References } from '../records/words.ts'
import { roleTitle } from '../roles/role-title.ts'
import { rolesQuery } from '../roles/queries.ts'
import { staffNamesQuery } from './queries.ts'

/** The sites that somebody may see, the staff, and the roles that staff have: what references point to. */
export function useReferences(): References {
  const { t } = useTranslation()
  const { sites } = useSession()
  const opens = useCan()('staff.manage')
  const staff = useQuery(staffNamesQuery).data?.items
  const roles = useQuery(rolesQuery).data?.items
  return useMemo(
    () => ({
      sites: sites.map((site) => ({ value: site.id, label: site.name, inactive: !site.active })),
      ...(staff && {
        staff: staff.map(({ id, name, active }) => ({
          value: id,
          label: name,
          inactive: !active,
          ...(opens && { href: `/staff/${id}` }),
        })),
      }),
      ...(roles && { roles: roles.map((role) => ({ value: role.id, label: roleTitle(t, role) })) }),
    }),
    [sites, staff, roles, opens, t],
  )
}
