import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Field } from '../../../contract/platform/record.ts'
import { fieldText, fieldTexts } from '../../platform/problem.ts'
import { changedValues, checkValues, type Values } from './values.ts'

export interface FormOptions {
  fields: readonly Field[]
  /** What the form starts with, and is compared with. */
  base: Values
  required: ReadonlySet<string>
  /** Saves. What it throws is shown: beside the fields that it names, else above the form. */
  submit: (changed: Values, values: Values) => Promise<unknown>
  /** What else is wrong before anything is sent, as sentences by path. */
  check?: (values: Values) => Record<string, string>
}

const under = (path: string, name: string): boolean => path === name || path.startsWith(`${name}.`)

/** The state of a form made from a contract: values, what is wrong with them, and what they are compared with. */
export function useRecordForm({ fields, base: given, required, submit, check }: FormOptions) {
  const { t } = useTranslation()
  const [base, setBase] = useState(given)
  const [values, setValues] = useState(given)
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [failure, setFailure] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState(0)
  const element = useRef<HTMLFormElement>(null)
  const changed = changedValues(base, values)
  const dirty = Object.keys(changed).length > 0
  const unsaved = useRef(false)
  if (!busy) unsaved.current = dirty

  const set = (name: string, value: unknown): void => {
    setValues((now) => ({ ...now, [name]: value }))
    setErrors((now) => Object.fromEntries(Object.entries(now).filter(([path]) => !under(path, name))))
  }

  /** Takes other values over at once; what was wrong before is looked at anew with the next save. */
  const replace = (some: Values): void => {
    setValues((now) => ({ ...now, ...some }))
    setErrors({})
  }

  // After the drawing that shows the errors, and the one that makes the fields writable again.
  useEffect(() => {
    if (refused === 0 || busy) return
    const first = element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')
    first?.focus()
    first?.scrollIntoView({ block: 'center' })
  }, [refused, busy])

  const save = async (taken: Values = values, from: Values = base): Promise<void> => {
    if (busy) return
    const own = Object.entries(checkValues(fields, taken, required)).map(
      ([path, one]) => [path, fieldText(t, one)] as const,
    )
    const wrong = { ...check?.(taken), ...Object.fromEntries(own) }
    setErrors(wrong)
    setFailure(null)
    if (Object.keys(wrong).length > 0) return setRefused((count) => count + 1)
    setBusy(true)
    unsaved.current = false
    try {
      await submit(changedValues(from, taken), taken)
    } catch (error) {
      unsaved.current = true
      setFailure(error)
      setErrors(fieldTexts(t, error))
      setRefused((count) => count + 1)
    } finally {
      setBusy(false)
    }
  }

  /** Compares with another beginning from now on, as when somebody else saved in between. */
  const rebase = (nextBase: Values, nextValues: Values): void => {
    setBase(nextBase)
    setValues(nextValues)
    setFailure(null)
  }

  /** Sentences of a field by the path below it: '' for the field itself. */
  const errorsOf = (name: string): Record<string, string> =>
    Object.fromEntries(
      Object.entries(errors).flatMap(([path, text]) =>
        under(path, name) ? [[path.slice(name.length + 1), text]] : [],
      ),
    )

  return {
    element,
    base,
    values,
    set,
    replace,
    errors,
    errorsOf,
    failure,
    setFailure,
    busy,
    dirty,
    changed,
    isDirty: () => unsaved.current,
    save,
    rebase,
  }
}

export type RecordFormState = ReturnType<typeof useRecordForm>
