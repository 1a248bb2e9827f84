import { MantineProvider } from '@mantine/core'
import i18next from 'i18next'
import { renderToString } from 'react-dom/server'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { expect, test } from 'vitest'
import type { JournalLine } from '../../contract/platform/journal/journal.ts'
import type { Money } from '../../contract/platform/kinds/values.ts'
import type { Field } from '../../contract/platform/record.ts'
import { en } from '../locales/en.ts'
import { RecordForm } from './form/RecordForm.tsx'
import { useRecordForm } from './form/use-record-form.ts'
import { changeWords } from './history/change-words.ts'
import { ChangeTable } from './history/ChangeTable.tsx'
import { columnsOf } from './list/columns.tsx'
import { useWords, type RecordView } from './words.ts'

const shoeSize: Field = {
  name: 'shoe_size',
  kind: 'integer',
  listed: true,
  labels: { en: 'Shoe size', de: 'Schuhgröße' },
}
const price: Field = { name: 'price', kind: 'money', listed: true, labels: { en: 'Price', de: 'Preis' } }
const remark: Field = { name: 'remark', kind: 'long_text', labels: { en: 'Remark', de: 'Bemerkung' } }
const view: RecordView = { name: 'customers', fields: [shoeSize, price, remark] }
await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { translation: en } } })

const line = {
  id: '01935000-0000-7000-8000-000000000001',
  action_id: '01935000-0000-7000-8000-000000000002',
  at: '2026-01-02T03:04:05.000Z',
  actor: { kind: 'staff', id: null, name: 'Ada' },
  source: 'web',
  kind: 'customer.changed',
  customer_id: null,
  subject_type: 'customer',
  subject_id: '01935000-0000-7000-8000-000000000003',
  changes: {
    shoe_size: [38, 41],
    price: [null, { amount: 1234, currency: 'JPY' }],
    remark: ['One\nTwo', { erased: true }],
  },
  data: null,
} as object as JournalLine

function Drawn() {
  const words = useWords(view)
  const form = useRecordForm({
    fields: view.fields,
    base: { shoe_size: 41, price: { amount: 1250, currency: 'EUR' }, remark: 'One\nTwo' },
    required: new Set(),
    submit: async () => {},
  })
  const columns = columnsOf<{ shoe_size: number; price: Money }>(view.fields, words, [])
  const row = { shoe_size: 42, price: { amount: 5, currency: 'EUR' } }
  return (
    <>
      <RecordForm
        form={form}
        fields={view.fields}
        words={words}
        required={new Set()}
        actions={null}
        sections={[{ title: 'Feet', fields: ['shoe_size', 'price', 'remark'] }]}
      />
      <ChangeTable
        lines={[line]}
        field={null}
        words={words}
        narrow={false}
        kindText={(kind) => kind}
        changes={changeWords(words, { customer: { view, words } }, () => undefined)}
      />
      {columns.map((column) => (
        <output key={column.name}>
          {column.label}: {<column.Cell row={row} words={words} />}
        </output>
      ))}
    </>
  )
}

test('a field that exists only at run time is drawn in form, history and list under its own label', () => {
  const html = renderToString(
    <MantineProvider>
      <I18nextProvider i18n={i18next}>
        <Drawn />
      </I18nextProvider>
    </MantineProvider>,
  )
  expect(html).toMatch(/<label[^>]*for="field-shoe_size"[^>]*>Shoe size/)
  expect(html).toMatch(/<input[^>]*id="field-shoe_size"[^>]*value="41"|<input[^>]*value="41"[^>]*id="field-shoe_size"/)
  expect(html).toMatch(/<label[^>]*for="field-remark"[^>]*>Remark/)
  expect(html).toMatch(/<textarea[^>]*id="field-remark"[^>]*>One\nTwo</)
  expect(html).toMatch(/<input[^>]*value="12.50"/)
  expect(html).toMatch(/<td[^>]*>Price<\/td>.*>¥1,234<\/td>/)
  expect(html).toMatch(/<td[^>]*>Remark<\/td>.*>One Two<\/td>/)
  expect(html.replaceAll('<!-- -->', '')).toContain('Price: €0.05')
  expect(html).toMatch(/<td[^>]*>Shoe size<\/td>.*>38<\/td>.*>41<\/td>/)
  expect(html.replaceAll('<!-- -->', '')).toContain('Shoe size: 42')
})
