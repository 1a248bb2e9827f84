import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { createCustomer } from '../../contract/customer-endpoints.ts'
import { type CustomerCreate } from '../../contract/customers.ts'
import { call } from '../platform/api.ts'
import { useCan, useSession } from '../platform/session.tsx'
import { useIdempotencyKey } from '../records/form/idempotency.ts'
import { RecordForm } from '../records/form/RecordForm.tsx'
import { BackToList } from '../records/list/BackToList.tsx'
import { keepNewRow } from '../records/list/listed-record.ts'
import { useRecordForm } from '../records/form/use-record-form.ts'
import { filledValues, formValues, type Values } from '../records/form/values.ts'
import { FormActions } from '../ui/FormActions.tsx'
import { Page } from '../ui/Page.tsx'
import { toastDone } from '../ui/toast.ts'
import { useUnsavedChanges } from '../ui/unsaved.ts'
import { useCustomerWords } from './customers-view.ts'
import { EmailTaken, ownerOf } from './EmailTaken.tsx'
import { createFields, fieldExtras, formSections, Memberships, requiredFields } from './form-sections.tsx'
import { LikelyDoubles } from './LikelyDoubles.tsx'
import { numberOf } from './naming.ts'
import { customerList } from './queries.ts'
import { soughtFrom } from './sought.ts'

/** A new customer. What the settings require is required here; the API asks for less. */
export function CreateCustomerPage() {
  const words = useCustomerWords()
  const { t } = words
  const session = useSession()
  const personal = useCan()('customers.personal')
  const client = useQueryClient()
  const navigate = useNavigate()
  const keyOf = useIdempotencyKey()
  const saved = useRef(false)
  const [base] = useState((): Values => {
    const { active_on_creation, on_hold_on_creation } = session.settings
    const home =
      session.sites.find((site) => site.is_default && site.active) ?? session.sites.find((site) => site.active)
    return formValues(createFields, {
      active: active_on_creation,
      on_hold: on_hold_on_creation,
      site_id: home?.id ?? null,
      account: true,
    })
  })
  const submit = async (_: Values, values: Values): Promise<void> => {
    const { account, ...given } = filledValues(values)
    const body = {
      ...given,
      ...(given['email'] !== undefined && account === false && { account: false }),
    } as CustomerCreate
    const customer = await call(createCustomer, { body, idempotencyKey: keyOf(body) })
    saved.current = true
    keepNewRow(client, customerList, customer)
    toastDone(t('customers.form.created', { number: numberOf(customer) }))
    await navigate({ to: '/customers/$id', params: { id: customer.id }, replace: true })
  }
  const form = useRecordForm({
    fields: createFields,
    base,
    required: requiredFields(session, null),
    submit,
    check: someone(t('customers.form.someone')),
  })
  useUnsavedChanges(() => !saved.current && form.isDirty())
  const owner = ownerOf(form.failure)
  return (
    <Page
      width="narrow"
      title={t('customers.form.newTitle')}
      actions={<BackToList name={customerList.name} to="/customers" label={t('customers.view.back')} />}
    >
      <RecordForm
        form={form}
        fields={createFields}
        words={words}
        sections={formSections(
          words,
          true,
          <Memberships form={form} words={words} />,
          <LikelyDoubles sought={soughtFrom(form.values)} />,
        )}
        required={requiredFields(session, null)}
        extras={fieldExtras(words, form, personal, null)}
        {...(owner && { failure: <EmailTaken owner={owner} /> })}
        actions={
          <FormActions
            busy={form.busy}
            save={t('customers.form.create')}
            onDiscard={() => void navigate({ to: '/customers' })}
          />
        }
      />
    </Page>
  )
}

const telling = ['first_name', 'middle_name', 'last_name', 'company_name', 'email', 'phones', 'external_ids']

/** A customer without a name needs something else to be known by. */
const someone =
  (sentence: string) =>
  (values: Values): Record<string, string> =>
    telling.some((name) => filledValues({ [name]: values[name] })[name] !== undefined) ? {} : { last_name: sentence }
