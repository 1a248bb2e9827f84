import { Button } from '@mantine/core'
import { IconEye, IconTrash } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useMemo, useRef, useState } from 'react'
import { patchCustomer } from '../../../contract/customers/endpoints.ts'
import { type Customer, type CustomerPatch } from '../../../contract/customers/record.ts'
import { useChoices } from '../../records/owner/use-choices.ts'
import { isNotThere } from '../../platform/api-error.ts'
import { call } from '../../platform/api.ts'
import { useCan, useSession } from '../../platform/session.tsx'
import { RecordForm } from '../../records/form/RecordForm.tsx'
import { useEditForm } from '../../records/form/use-edit-form.tsx'
import { formValues, type Values } from '../../records/form/values.ts'
import type { References, Words } from '../../records/words.ts'
import { FormActions } from '../../ui/FormActions.tsx'
import { Page } from '../../ui/Page.tsx'
import { ErrorState, LoadingState } from '../../ui/states.tsx'
import { toastDone } from '../../ui/toast.ts'
import { useUnsavedChanges } from '../../ui/unsaved.ts'
import { Gone } from '../page/CustomerPage.tsx'
import { useCustomerWords } from '../customers-view.ts'
import { EmailTaken, ownerOf } from './EmailTaken.tsx'
import { editFields, fieldExtras, formSections, Memberships, requiredFields } from './form-sections.tsx'
import { nameOf, numberOf } from '../naming.ts'
import { rowQuery } from '../../records/list/listed-record.ts'
import { customerList, keepCustomer } from '../queries.ts'

/** Edits a customer. The form begins with what is true when it opens, whatever is in memory, and stays until it is left. */
export function EditCustomerPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  return <Edit key={id} id={id} />
}

function Edit({ id }: { id: string }) {
  const [openedAt] = useState(() => Date.now())
  const [opened, setOpened] = useState<Customer | null>(null)
  const query = useQuery({ ...rowQuery(customerList, id), staleTime: 0 })
  const choices = useChoices({ type: 'customer', id })
  const fresh = query.data && (query.dataUpdatedAt >= openedAt || !query.isFetching)
  if (fresh && opened === null) setOpened(query.data)
  if (opened !== null && choices) return <EditForm opened={opened} choices={choices} />
  if (isNotThere(query.error)) return <Gone />
  if (query.error) return <ErrorState error={query.error} retry={query.refetch} />
  return (
    <div style={{ padding: 20, maxWidth: 760 }}>
      <LoadingState lines={10} />
    </div>
  )
}

/** What the form is compared with: the editable fields, the default addresses, the memberships. */
const baseOf = (customer: Customer): Values => ({
  ...formValues(editFields, customer),
  site_ids: customer.site_ids.toSorted(),
})

const mergedFields = [...editFields, { name: 'site_ids', kind: 'tags' as const }]

function EditForm({ opened, choices }: { opened: Customer; choices: References }) {
  const plain = useCustomerWords()
  const words: Words = useMemo(() => ({ ...plain, references: { ...plain.references, ...choices } }), [plain, choices])
  const { t } = words
  const session = useSession()
  const can = useCan()
  const client = useQueryClient()
  const navigate = useNavigate()
  const [customer] = useState(opened)
  const saved = useRef(false)
  const base = useMemo(() => baseOf(customer), [customer])
  const required = requiredFields(session, base)
  const toPage = () => navigate({ to: '/customers/$id', params: { id: customer.id } })

  const save = async (changed: Values, _: Values, version = opened.version): Promise<void> => {
    if (Object.keys(changed).length === 0) return toPage()
    const after = await call(patchCustomer, { params: { id: customer.id }, body: changed as CustomerPatch, version })
    saved.current = true
    keepCustomer(client, after)
    toastDone(t('customers.form.saved', { number: numberOf(after) }))
    await toPage()
  }
  const { form, dialog } = useEditForm({
    fields: editFields,
    merged: mergedFields,
    version: opened.version,
    base,
    baseOf,
    required,
    words,
    save,
  })
  useUnsavedChanges(() => !saved.current && form.isDirty())

  const owner = ownerOf(form.failure)
  return (
    <Page
      width="narrow"
      title={t('customers.form.editTitle', { name: nameOf(customer) })}
      about={t('customers.view.about', {
        number: numberOf(customer),
        date: words.formats.dateTime(customer.created_at ?? ''),
      })}
      actions={
        <>
          <Button
            component={Link}
            to={`/customers/${customer.id}`}
            variant="default"
            leftSection={<IconEye size={15} />}
          >
            {t('customers.form.view')}
          </Button>
          {can('customers.erase') && (
            <Button
              component={Link}
              to={`/customers/${customer.id}/delete`}
              variant="default"
              c="var(--mantine-color-error)"
              leftSection={<IconTrash size={15} />}
            >
              {t('customers.view.delete')}
            </Button>
          )}
        </>
      }
    >
      <RecordForm
        form={form}
        fields={editFields}
        words={words}
        sections={formSections(words, false, form.values, <Memberships form={form} words={words} />)}
        required={required}
        extras={fieldExtras(words, form, can('customers.personal'), customer)}
        {...(owner && { failure: <EmailTaken owner={owner} /> })}
        actions={<FormActions busy={form.busy} onDiscard={() => void toPage()} />}
      />
      {dialog}
    </Page>
  )
}
