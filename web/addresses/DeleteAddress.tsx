import { Alert, Button, Group, Select, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { deleteAddress, type Address } from '../../contract/addresses/record.ts'
import { call } from '../platform/api.ts'
import { problemText } from '../platform/problem.ts'
import { useWords } from '../records/words.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { toastDone } from '../ui/toast.ts'
import { addressesView } from './addresses-view.ts'
import { addressLabel } from '../../contract/addresses/label.ts'
import { rereadRow } from '../records/row-keys.ts'

interface Props {
  customerId: string
  address: Address
  others: readonly Address[]
  onClose: () => void
}

/** Asks before an address goes; where it was a default, which one takes its place. */
export function DeleteAddress({ customerId, address, others, onClose }: Props) {
  const { t } = useWords(addressesView)
  const client = useQueryClient()
  const first = others[0]?.id ?? null
  const [billing, setBilling] = useState(address.default_billing ? first : null)
  const [shipping, setShipping] = useState(address.default_shipping ? first : null)
  const remove = useMutation({
    mutationFn: () =>
      call(deleteAddress, {
        params: { id: customerId, address_id: address.id },
        query: { ...(billing && { billing_successor: billing }), ...(shipping && { shipping_successor: shipping }) },
        version: address.version,
      }),
    onSuccess: async () => {
      await rereadRow(client, customerId)
      toastDone(t('addresses.deleted'))
      onClose()
    },
  })
  const data = others.map((one) => ({ value: one.id, label: addressLabel(one) }))
  const successor = (label: string, value: string | null, onChange: (value: string | null) => void) => (
    <Select
      mt="sm"
      label={label}
      data={data}
      value={value}
      onChange={onChange}
      clearable
      clearButtonProps={{ 'aria-label': t('ui.clear') }}
      placeholder={t('addresses.noSuccessor')}
    />
  )
  return (
    <Dialog onClose={onClose} title={t('addresses.deleteTitle')} withCloseButton={false}>
      <Text size="sm">{t('addresses.deleteText', { address: addressLabel(address) })}</Text>
      {address.default_billing && others.length > 0 && successor(t('addresses.billingSuccessor'), billing, setBilling)}
      {address.default_shipping &&
        others.length > 0 &&
        successor(t('addresses.shippingSuccessor'), shipping, setShipping)}
      {remove.error && (
        <Alert color="red" mt="sm" role="alert">
          {problemText(t, remove.error)}
        </Alert>
      )}
      <Group justify="flex-end" gap="xs" mt="lg">
        <Button variant="default" onClick={onClose} disabled={remove.isPending} data-autofocus>
          {t('ui.cancel')}
        </Button>
        <Button color="red" loading={remove.isPending} onClick={() => remove.mutate()}>
          {t('addresses.deleteThis')}
        </Button>
      </Group>
    </Dialog>
  )
}
