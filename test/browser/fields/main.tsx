import '@mantine/core/styles.layer.css'
import '../../../web/ui/theme.css'
import '../../../web/slices.ts'
import { Button, MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import { useState } from 'react'
import { createRoot } from 'react-dom/client'
import type { Filter } from '../../../contract/platform/filter/filter.ts'
import type { Field } from '../../../contract/platform/record.ts'
import { startI18n } from '../../../web/platform/i18n.ts'
import { queryClient } from '../../../web/platform/query-client.ts'
import { FilterBuilder } from '../../../web/records/filter/FilterBuilder.tsx'
import { filterText } from '../../../web/records/filter/filter-words.ts'
import { RecordForm } from '../../../web/records/form/RecordForm.tsx'
import { useRecordForm } from '../../../web/records/form/use-record-form.ts'
import { formValues } from '../../../web/records/form/values.ts'
import { showing } from '../../../web/records/kinds/show/shown.ts'
import { useWords, type RecordView } from '../../../web/records/words.ts'
import { theme } from '../../../web/ui/theme.ts'
import type { Asked } from './asked.ts'

const viewOf = (fields: Field[]): RecordView => ({ name: 'customers', fields })

/** A form of run-time fields, what it saved last, and that as a list and a page of one record show it. */
function Form({ title, fields, base }: NonNullable<Asked['forms']>[number]) {
  const words = useWords(viewOf(fields))
  const [saved, setSaved] = useState<Record<string, unknown> | null>(null)
  const submit = async (_: unknown, values: Record<string, unknown>): Promise<void> => setSaved(values)
  const form = useRecordForm({ fields, base: formValues(fields, base), required: new Set(), submit })
  return (
    <section aria-label={title}>
      <RecordForm
        form={form}
        fields={fields}
        words={words}
        required={new Set()}
        sections={[{ title, fields: fields.map((field) => field.name) }]}
        actions={<Button type="submit">{title}</Button>}
      />
      <output aria-label={`Saved: ${title}`}>{JSON.stringify(saved)}</output>
      {fields.map((field) => {
        const { Cell, Value, text } = showing(field)
        const value = (saved ?? base)[field.name] ?? null
        const props = { value, field, words }
        return (
          <dl key={field.name} aria-label={`Shown: ${words.label(field)}`}>
            <dt>cell</dt>
            <dd>{Cell ? <Cell {...props} /> : text(value, field, words)}</dd>
            <dt>page</dt>
            <dd>{Value ? <Value {...props} /> : text(value, field, words)}</dd>
          </dl>
        )
      })}
    </section>
  )
}

/** The filter builder, the filter that it made, and the words of its chip. */
function Filtering({ fields }: { fields: Field[] }) {
  const words = useWords(viewOf(fields))
  const scope = { fields, relations: {} }
  const [filter, setFilter] = useState<Filter | undefined>()
  return (
    <>
      <FilterBuilder
        filter={filter}
        scope={scope}
        words={{ words, scope, relations: {} }}
        onApply={setFilter}
        onClose={() => {}}
      />
      <output aria-label="Applied">{JSON.stringify(filter)}</output>
      <output aria-label="Chip">{filter && filterText({ words, scope, relations: {} }, filter)}</output>
    </>
  )
}

const { forms = [], filter } = JSON.parse(decodeURIComponent(location.hash.slice(1))) as Asked

const Page = () => (
  <main style={{ overflowWrap: 'anywhere', padding: 20 }}>
    <h1>Fields</h1>
    {forms.map((one) => (
      <Form key={one.title} {...one} />
    ))}
    {filter && <Filtering fields={filter} />}
  </main>
)

await startI18n()
const router = createRouter({ routeTree: createRootRoute({ component: Page }), history: createMemoryHistory() })
createRoot(document.getElementById('root')!).render(
  <MantineProvider theme={theme} defaultColorScheme="auto">
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </MantineProvider>,
)
