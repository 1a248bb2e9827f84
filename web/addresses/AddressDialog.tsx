import { Checkbox } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import {
  createAddress,
  patchAddress,
  type Address,
  type AddressCreate,
  type AddressPatch,
} from '../../contract/addresses/record.ts'
import type { Customer } from '../../contract/customers/record.ts'
import { LikelyDoubles } from '../customers/likely-doubles/LikelyDoubles.tsx'
import { soughtAt } from '../customers/likely-doubles/sought.ts'
import { call } from '../platform/api.ts'
import { useSession } from '../platform/session.tsx'
import { useIdempotencyKey } from '../records/form/idempotency.ts'
import { useEditForm } from '../records/form/use-edit-form.tsx'
import { filledValues, formValues, type Values } from '../records/form/values.ts'
import { useWords } from '../records/words.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { useConfirm } from '../ui/confirm.tsx'
import { FormActions } from '../ui/FormActions.tsx'
import { FormError } from '../ui/FormError.tsx'
import { useSaveKeys } from '../ui/save-keys.ts'
import { toastDone } from '../ui/toast.ts'
import { useUnsavedChanges } from '../ui/unsaved.ts'
import { countryErrors, formFields, newAddress } from './address-form.ts'
import { addressesView } from './addresses-view.ts'
import { AddressFields } from './AddressFields.tsx'
import classes from './addresses.module.css'
import { rereadRow } from '../records/row-keys.ts'

interface Props {
  customer: Customer
  addresses: readonly Address[]
  /** Null: a new one. */
  address: Address | null
  onClose: () => void
}

/** Adds or edits an address, in the form of its country. */
export function AddressDialog({ customer, addresses, address, onClose }: Props) {
  const words = useWords(addressesView)
  const { t } = words
  const session = useSession()
  const client = useQueryClient()
  const confirm = useConfirm()
  const keyOf = useIdempotencyKey()
  const narrow = useMediaQuery('(max-width: 47.99em)') ?? false
  const first = addresses.length === 0
  const [base] = useState(() => formValues(formFields, address ?? newAddress(customer, session, first)))

  const save = async (changed: Values, values: Values, version = address?.version ?? 1): Promise<void> => {
    if (address !== null && Object.keys(changed).length === 0) return onClose()
    const params = { id: customer.id }
    if (address === null) {
      const body = filledValues(values) as AddressCreate
      await call(createAddress, { params, body, idempotencyKey: keyOf(body) })
    } else {
      await call(patchAddress, {
        params: { ...params, address_id: address.id },
        body: changed as AddressPatch,
        version,
      })
    }
    await rereadRow(client, customer.id)
    toastDone(t(address === null ? 'addresses.added' : 'addresses.saved'))
    onClose()
  }

  const { form, dialog } = useEditForm<Address>({
    fields: formFields,
    version: address?.version,
    base,
    baseOf: (record) => formValues(formFields, record),
    required: new Set(),
    words,
    save,
    check: (values) => countryErrors(words, base, values, address === null),
  })
  useUnsavedChanges(() => form.dirty && form.isDirty())
  useSaveKeys(form.element, () => void form.save())

  const close = async (): Promise<void> => {
    if (
      !form.dirty ||
      (await confirm({
        title: t('ui.unsaved_title'),
        body: t('ui.unsaved_body'),
        action: t('ui.unsaved_leave'),
        cancel: t('ui.unsaved_stay'),
        danger: true,
      }))
    )
      onClose()
  }
  const flag = (name: 'default_billing' | 'default_shipping') => ({
    label: t(`addresses.${name}`),
    checked: form.values[name] === true,
    disabled: first && address === null,
    onChange: (event: { currentTarget: { checked: boolean } }) => form.set(name, event.currentTarget.checked),
  })
  return (
    <Dialog
      onClose={() => void close()}
      fullScreen={narrow}
      size="lg"
      title={t(address === null ? 'addresses.newTitle' : 'addresses.editTitle')}
    >
      <form
        ref={form.element}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void form.save()
        }}
      >
        <FormError failure={form.failure} errors={form.errors} shown={formFields.map((field) => field.name)} />
        <AddressFields form={form} words={words} />
        <LikelyDoubles sought={soughtAt(customer, form.values)} sharing={['postal_code', 'city', 'street']} />
        <div className={classes.defaults}>
          <Checkbox {...flag('default_billing')} />
          <Checkbox {...flag('default_shipping')} />
        </div>
        {first && address === null && <p className={classes.quiet}>{t('addresses.firstIsBoth')}</p>}
        <FormActions
          busy={form.busy}
          save={t(address === null ? 'addresses.addThis' : 'ui.save')}
          onDiscard={() => void close()}
        />
      </form>
      {dialog}
    </Dialog>
  )
}
