import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { recordScope } from '../../contract/record-scope.ts'
import { customerFieldList } from '../../contract/customers.ts'
import type { FilterScope } from '../../contract/filter.ts'
import type { Field } from '../../contract/record.ts'
import { addressesView } from '../addresses/addresses-view.ts'
import { notesView } from '../notes/notes-view.ts'
import { useCan, useSession } from '../platform/session.tsx'
import type { FilterWords } from '../records/filter/filter-words.ts'
import { roleTitle } from '../roles/role-title.ts'
import { rolesQuery, staffNamesQuery } from '../staff/queries.ts'
import { useWords, type References, type RecordView, type Words } from '../records/words.ts'

/** The sites that somebody may see, the staff, and the roles that staff have: what references point to. */
function useReferences(): References {
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

export const customersView: RecordView = { name: 'customers', fields: customerFieldList, useReferences }

export const useCustomerWords = (): Words => useWords(customersView)

/** A field that somebody sees only masked can be neither filtered nor sorted by them. */
function open(fields: readonly Field[], personal: boolean): Field[] {
  return fields.map((field) => {
    if (personal || !field.personal) return field
    const { filterable: _filterable, sortable: _sortable, ...rest } = field
    return rest
  })
}

const openScope = (scope: FilterScope, personal: boolean): FilterScope => ({
  ...scope,
  fields: open(scope.fields, personal),
  relations: Object.fromEntries(
    Object.entries(scope.relations).map(([name, inner]) => [name, openScope(inner, personal)]),
  ),
})

/** The fields of a customer, as far as this person may list, sort and filter by them. */
export function useCustomerFields(): Field[] {
  const personal = useCan()('customers.personal')
  return useMemo(() => open(customerFieldList, personal), [personal])
}

/** What this person may filter customers by, and how that is said. */
export function useCustomerFilter(): { scope: FilterScope; words: FilterWords } {
  const personal = useCan()('customers.personal')
  const own = useCustomerWords()
  const addresses = useWords(addressesView)
  const notes = useWords(notesView)
  return useMemo(() => {
    const scope = openScope(recordScope('customer'), personal)
    const inner = (name: 'addresses' | 'notes', words: Words): FilterWords => ({
      words,
      scope: scope.relations[name]!,
      relations: {},
    })
    const relations = {
      addresses: {
        has: own.t('addresses.filter.has'),
        hasNo: own.t('addresses.filter.hasNo'),
        hasMany: (count: number) => own.t('addresses.filter.hasMany', { count }),
        inner: inner('addresses', addresses),
      },
      notes: {
        has: own.t('notes.filter.has'),
        hasNo: own.t('notes.filter.hasNo'),
        hasMany: (count: number) => own.t('notes.filter.hasMany', { count }),
        inner: inner('notes', notes),
      },
    }
    return { scope, words: { words: own, scope, relations } }
  }, [personal, own, addresses, notes])
}
