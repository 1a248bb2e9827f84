import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import type { Field } from '../../../contract/platform/record.ts'
import { FormActions } from '../../ui/FormActions.tsx'
import { Page } from '../../ui/Page.tsx'
import { toastDone } from '../../ui/toast.ts'
import { useUnsavedChanges } from '../../ui/unsaved.ts'
import { BackToList } from '../list/BackToList.tsx'
import { keepNewRow, type AnyListed } from '../list/listed-record.ts'
import type { Words } from '../words.ts'
import { useIdempotencyKey } from './idempotency.ts'
import { RecordForm, type RecordFormProps } from './RecordForm.tsx'
import { useRecordForm, type FormOptions, type RecordFormState } from './use-record-form.ts'
import type { Values } from './values.ts'

interface Props<R extends { id: string }> extends Pick<FormOptions, 'required' | 'check'> {
  words: Words
  title: string
  listed: AnyListed
  /** Of the list; a row has its page below it. */
  path: string
  back: string
  fields: readonly Field[]
  /** What the form begins with. */
  begin: () => Values
  /** Creates it: by one key for the same body, so that a second try does not create a second one. */
  create: (values: Values, keyOf: (body: unknown) => string) => Promise<R>
  /** What is said once it is there. */
  created: (row: R) => string
  /** How the form is drawn, with what it holds by now. */
  draw: (
    form: RecordFormState,
  ) => Pick<RecordFormProps, 'sections' | 'extras' | 'failure'> & { fields?: readonly Field[] }
  save: string
  ready?: boolean
  /** Where one goes who does not want it after all: to the list unless said otherwise. */
  discardTo?: string
}

/** A page to create a record; then one is on the page of it. */
export function CreatePage<R extends { id: string }>({ words, title, listed, path, back, fields, ...given }: Props<R>) {
  const { begin, required, check, create, created, draw, save, ready, discardTo = path } = given
  const client = useQueryClient()
  const navigate = useNavigate()
  const keyOf = useIdempotencyKey()
  const saved = useRef(false)
  const [base] = useState(begin)
  const submit = async (_: Values, values: Values): Promise<void> => {
    const row = await create(values, keyOf)
    saved.current = true
    keepNewRow(client, listed, row)
    toastDone(created(row))
    await navigate({ to: `${path}/${row.id}`, replace: true })
  }
  const form = useRecordForm({ fields, base, required, submit, ...(check && { check }) })
  useUnsavedChanges(() => !saved.current && form.isDirty())
  return (
    <Page width="narrow" title={title} actions={<BackToList name={listed.name} to={path} label={back} />}>
      <RecordForm
        form={form}
        fields={fields}
        words={words}
        required={required}
        {...draw(form)}
        actions={
          <FormActions
            busy={form.busy}
            {...(ready !== undefined && { ready })}
            save={save}
            onDiscard={() => void navigate({ to: discardTo })}
          />
        }
      />
    </Page>
  )
}
