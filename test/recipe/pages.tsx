import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import i18next from 'i18next'
import type { ReactNode } from 'react'
import { renderToString } from 'react-dom/server'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { expect, test } from 'vitest'
import type { Address } from '../../contract/addresses/record.ts'
import type { Customer } from '../../contract/customers/record.ts'
import { AddressCard } from '../../web/addresses/AddressCard.tsx'
import { formFields } from '../../web/addresses/address-form.ts'
import { AddressFields } from '../../web/addresses/AddressFields.tsx'
import { addressesView } from '../../web/addresses/addresses-view.ts'
import { customersView } from '../../web/customers/customers-view.ts'
import { createFields, editFields, formSections } from '../../web/customers/form/form-sections.tsx'
import { MainData } from '../../web/customers/page/MainData.tsx'
import { de } from '../../web/locales/de.ts'
import { en } from '../../web/locales/en.ts'
import { RecordForm } from '../../web/records/form/RecordForm.tsx'
import { useRecordForm } from '../../web/records/form/use-record-form.ts'
import { formValues } from '../../web/records/form/values.ts'
import { columnsOf } from '../../web/records/list/columns.tsx'
import { useWords } from '../../web/records/words.ts'

// Draws the pages of a copy that has the fields of `test/recipe.test.ts`: run there, never here.
await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { translation: en }, de: { translation: de } } })

async function drawn(language: 'en' | 'de', page: ReactNode): Promise<string> {
  await i18next.changeLanguage(language)
  const html = renderToString(
    <MantineProvider>
      <QueryClientProvider client={new QueryClient()}>
        <I18nextProvider i18n={i18next}>{page}</I18nextProvider>
      </QueryClientProvider>
    </MantineProvider>,
  )
  return html.replaceAll('<!-- -->', '')
}

// As much of them as forms and pages of their fields read.
const values = { nickname: 'Zora', newsletter: true, shirt_size: 'm' }
const customer = { ...formValues(customersView.fields, {}), site_ids: [], masked: [], ...values } as object as Customer
const address = { ...formValues(formFields, {}), doorbell: 'Zett, third floor' } as object as Address

function CustomerForm({ isNew }: { isNew: boolean }) {
  const words = useWords(customersView)
  const fields = isNew ? createFields : editFields
  const form = useRecordForm({ fields, base: formValues(fields, values), required: new Set(), submit: async () => {} })
  const sections = formSections(words, isNew, form.values, null)
  return (
    <RecordForm form={form} fields={fields} words={words} required={new Set()} actions={null} sections={sections} />
  )
}

function CustomerPage() {
  return <MainData customer={customer} words={useWords(customersView)} />
}

function List() {
  const words = useWords(customersView)
  return columnsOf<typeof values>(customersView.fields, words, []).map(({ name, label, Cell }) =>
    name in values ? (
      <output key={name}>
        {label}: <Cell row={values} words={words} />
      </output>
    ) : null,
  )
}

function AddressForm() {
  const words = useWords(addressesView)
  const base = formValues(formFields, address)
  const form = useRecordForm({ fields: formFields, base, required: new Set(), submit: async () => {} })
  return <AddressFields form={form} words={words} />
}

const cases = [
  ['en', 'Nickname', 'Newsletter', 'Shirt size', 'Medium', 'Doorbell'],
  ['de', 'Spitzname', 'Rundbrief', 'Hemdgröße', 'Mittel', 'Klingelschild'],
] as const

test.each(cases)(
  'form, page and list have them under their labels: %s',
  async (language, nickname, newsletter, size, m, doorbell) => {
    for (const isNew of [true, false]) {
      const form = await drawn(language, <CustomerForm isNew={isNew} />)
      expect(form).toMatch(new RegExp(`<label[^>]*for="field-nickname"[^>]*>${nickname}`))
      expect(form).toMatch(/<input[^>]*value="Zora"/)
      expect(form).toMatch(new RegExp(`field-newsletter[^]*${newsletter}`))
      expect(form).toMatch(new RegExp(`field-shirt_size[^]*${size}|${size}[^]*field-shirt_size`))
    }
    const page = await drawn(language, <CustomerPage />)
    for (const [label, value] of [
      [nickname, 'Zora'],
      [newsletter, ''],
      [size, m],
    ])
      expect(page).toMatch(new RegExp(`<dt>${label}</dt><dd>[^]*?${value}`))
    const list = await drawn(language, <List />)
    expect(list).toContain(`${nickname}: Zora`)
    expect(list).toContain(`${size}: ${m}`)

    const addressForm = await drawn(language, <AddressForm />)
    expect(addressForm).toMatch(new RegExp(`<label[^>]*for="address-doorbell"[^>]*>${doorbell}`))
    expect(addressForm).toMatch(/<input[^>]*value="Zett, third floor"/)
    const card = await drawn(
      language,
      <AddressCard address={address} customerId="" edits={false} onDelete={() => undefined} />,
    )
    expect(card).toContain(`${doorbell}: Zett, third floor`)
  },
)
