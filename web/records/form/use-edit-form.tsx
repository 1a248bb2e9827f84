import { useRef, useState, type ReactNode } from 'react'
import type { Field } from '../../../contract/platform/record.ts'
import { ApiError } from '../../platform/api-error.ts'
import type { Words } from '../words.ts'
import { mergeValues, type Merge } from './stale.ts'
import { StaleDialog } from './StaleDialog.tsx'
import { useRecordForm, type FormOptions, type RecordFormState } from './use-record-form.ts'
import type { Values } from './values.ts'

interface Options<R> extends Omit<FormOptions, 'submit'> {
  /** Version that the form began with; none where the record is a new one. */
  version: number | undefined
  /** The values of a form that begins with this record. */
  baseOf: (record: R) => Values
  /** What is put together when somebody else saved, where it is more than the fields. */
  merged?: readonly Field[]
  words: Words
  save: (changed: Values, values: Values, version: number | undefined) => Promise<unknown>
}

/**
 * The form of a record that others may save meanwhile: then their values stand beside the typed ones in a dialog, field
 * by field, and what is chosen is saved over theirs.
 */
export function useEditForm<R extends { version: number }>({
  version: first,
  baseOf,
  merged,
  words,
  save,
  ...options
}: Options<R>): { form: RecordFormState; dialog: ReactNode; begin: (record: R) => void } {
  const version = useRef(first)
  const [clash, setClash] = useState<{ merge: Merge; theirs: Values } | null>(null)
  const submit = async (changed: Values, values: Values): Promise<void> => {
    try {
      await save(changed, values, version.current)
    } catch (error) {
      if (!(error instanceof ApiError && error.code === 'stale')) throw error
      const { current } = error.data as { current: R }
      const theirs = baseOf(current)
      version.current = current.version
      setClash({ merge: mergeValues(merged ?? options.fields, form.base, values, theirs), theirs })
      throw error
    }
  }
  const form = useRecordForm({ ...options, submit })
  const chosen = (values: Values): void => {
    if (clash === null) return
    form.rebase(clash.theirs, values)
    setClash(null)
    void form.save(values, clash.theirs)
  }
  return {
    form,
    /** The form begins anew with this record. */
    begin: (record) => {
      version.current = record.version
      form.rebase(baseOf(record), baseOf(record))
    },
    dialog: clash && <StaleDialog merge={clash.merge} words={words} onSave={chosen} onClose={() => setClash(null)} />,
  }
}
