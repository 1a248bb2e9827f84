import { IconMapPin, IconMapPinOff } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { lazy, useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { addressLabel } from '../../contract/addresses/label.ts'
import type { Address } from '../../contract/addresses/record.ts'
import { pastPart, type Lent, type View } from '../records/view.ts'
import { useAddressNames } from './address-names.ts'
import { addressesQuery } from './queries.ts'
import { addressesView } from './addresses-view.ts'

const Addresses = lazy(async () => ({ default: (await import('./Addresses.tsx')).Addresses }))
const PastAddresses = lazy(async () => ({ default: (await import('./PastAddresses.tsx')).PastAddresses }))

/** Which address is a default is told by what is printed of it. */
function useOwnValues(ownerIds: readonly string[]) {
  const { t } = useTranslation()
  const addressName = useAddressNames(ownerIds.length > 0 ? ownerIds : undefined)
  return useCallback(
    (name: string, value: unknown): string | undefined => {
      if (!/^default_(billing|shipping)_address_id$/.test(name)) return undefined
      const found = addressName(String(value))
      if (!found) return t('records.history.anAddress')
      if (found === 'gone') return t('records.history.goneAddress')
      return found.deleted ? t('records.history.deletedAddress', { address: found.label }) : found.label
    },
    [t, addressName],
  )
}

const onCustomers: Lent = {
  blocks: [{ name: 'addresses', permission: 'customers.read', Part: Addresses }],
  past: [
    pastPart<Address>({
      type: 'address',
      list: 'addresses',
      side: 'facts',
      Part: PastAddresses,
      useNow: ({ id }) => useQuery(addressesQuery(id)).data ?? [],
      says: addressLabel,
    }),
  ],
  choices: [
    {
      resource: 'addresses',
      useRows: ({ id }) => {
        const { data, isPending } = useQuery(addressesQuery(id))
        return isPending ? undefined : (data ?? []).map((one) => ({ value: one.id, label: addressLabel(one) }))
      },
    },
  ],
}

export const addresses: View = {
  type: 'address',
  record: addressesView,
  relation: {
    has: (t) => t('addresses.filter.has'),
    hasNo: (t) => t('addresses.filter.hasNo'),
    hasMany: (t, count) => t('addresses.filter.hasMany', { count }),
  },
  icons: { 'address.added': IconMapPin, 'address.changed': IconMapPin, 'address.deleted': IconMapPinOff },
  useOwnValues,
  lends: { customer: onCustomers },
}
