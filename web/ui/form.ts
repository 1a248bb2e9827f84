import { useEffect, useRef, useState, type ChangeEvent, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { fieldTexts } from '../platform/problem.ts'

interface Options<V> {
  initial: V
  /** Saves. What it throws is shown: beside the fields that it names, else above the form. */
  submit: (values: V) => Promise<unknown>
  /** Names of what is wrong before anything is sent, as sentences by field. */
  check?: (values: V) => Partial<Record<keyof V & string, string | undefined>>
}

type Typed = ChangeEvent<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>

/** The state of one form: values, what is wrong with them, whether anything was typed, whether it is being saved. */
export function useForm<V extends object>({ initial, submit, check }: Options<V>) {
  const { t } = useTranslation()
  const [values, setValues] = useState(initial)
  const [saved, setSaved] = useState(initial)
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [failure, setFailure] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const [refusals, setRefusals] = useState(0)
  const element = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (refusals > 0) element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [refusals])
  const dirty = JSON.stringify(values) !== JSON.stringify(saved)
  const current = useRef(dirty)
  current.current = dirty
  // While a save is under way and after it, leaving the page loses nothing.
  const given = useRef(false)

  const set = <K extends keyof V & string>(name: K, value: V[K]): void => {
    given.current = false
    setValues((now) => ({ ...now, [name]: value }))
    setErrors((now) =>
      Object.fromEntries(Object.entries(now).filter(([path]) => path !== name && !path.startsWith(`${name}.`))),
    )
  }

  /** Starts anew from these values, as after a save. */
  const reset = (next: V): void => {
    given.current = true
    setValues(next)
    setSaved(next)
    setErrors({})
    setFailure(null)
  }

  const onSubmit = async (event?: FormEvent): Promise<void> => {
    event?.preventDefault()
    event?.stopPropagation()
    if (busy) return
    const wrong = Object.entries(check?.(values) ?? {}).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    )
    setErrors(Object.fromEntries(wrong))
    setFailure(null)
    if (wrong.length > 0) return setRefusals((count) => count + 1)
    setBusy(true)
    given.current = true
    try {
      await submit(values)
      setSaved(values)
    } catch (error) {
      given.current = false
      setFailure(error)
      setErrors(fieldTexts(t, error))
      setRefusals((count) => count + 1)
    } finally {
      setBusy(false)
    }
  }

  /** Error of a field, or of anything inside it. */
  const errorOf = (name: string): string | undefined =>
    errors[name] ?? Object.entries(errors).find(([path]) => path.startsWith(`${name}.`))?.[1]

  return {
    values,
    set,
    reset,
    errors,
    failure,
    busy,
    dirty,
    isDirty: () => current.current && !given.current,
    errorOf,
    props: { ref: element, onSubmit: (event: FormEvent) => void onSubmit(event), noValidate: true },
    /** Props of a text field. */
    text: <K extends keyof V & string>(name: K) => ({
      name,
      value: String(values[name] ?? ''),
      onChange: (event: Typed) => set(name, event.currentTarget.value as V[K]),
      error: errorOf(name),
    }),
    /** Props of a checkbox or switch. */
    flag: <K extends keyof V & string>(name: K) => ({
      name,
      checked: values[name] === true,
      onChange: (event: ChangeEvent<HTMLInputElement>) => set(name, event.currentTarget.checked as V[K]),
      error: errorOf(name),
    }),
    /** Props of anything whose onChange gives the value itself. */
    value: <K extends keyof V & string>(name: K) => ({
      value: values[name],
      onChange: (value: V[K]) => set(name, value),
      error: errorOf(name),
    }),
  }
}

export type Form<V extends object> = ReturnType<typeof useForm<V>>
