import { IconMapPin, IconMapPinOff } from '@tabler/icons-react'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { View } from '../records/view.ts'
import { useAddressNames } from './address-names.ts'
import { addressesView } from './addresses-view.ts'

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
}
