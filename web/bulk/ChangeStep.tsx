import { ActionIcon, Checkbox, Select } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useEffect, useState, type FormEvent } from 'react'
import { kindOf } from '../../contract/platform/kinds/kinds.ts'
import type { Field } from '../../contract/platform/record.ts'
import { fieldText } from '../platform/problem.ts'
import { useCan } from '../platform/session.tsx'
import { checkValues, type Values } from '../records/form/values.ts'
import { entering } from '../records/kinds/enter/entered.ts'
import type { Words } from '../records/words.ts'
import classes from './bulk.module.css'
import { StepButtons } from './StepButtons.tsx'
import type { BulkSubject, StepProps } from './subject.ts'

/** Fields that get the same value everywhere, or are emptied. */
export function ChangeStep({ subject, words, onReady, onClose }: StepProps & { subject: BulkSubject }) {
  const { t } = words
  const personal = useCan()('customers.personal')
  const fields = subject.bulk.fields.filter((field) => personal || !field.personal)
  const [values, setValues] = useState<Values>({})
  const [emptied, setEmptied] = useState<ReadonlySet<string>>(new Set())
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [added, setAdded] = useState('')
  /** Flags and lists are never nothing. */
  const canBeEmpty = (field: Field): boolean =>
    kindOf(field).empty === undefined && !field.required && !subject.neverEmpty?.includes(field.name)
  const chosen = Object.keys(values).flatMap((name) => fields.find((field) => field.name === name) ?? [])

  const set = (name: string, value: unknown): void => {
    setValues({ ...values, [name]: value })
    setErrors({})
  }
  // Where it was added, one goes on to type.
  useEffect(() => {
    if (added) document.getElementById(`bulk-${added}`)?.focus()
  }, [added])
  const remove = (name: string): void =>
    setValues(Object.fromEntries(Object.entries(values).filter(([other]) => other !== name)))
  const empty = (name: string, on: boolean): void =>
    setEmptied(new Set(on ? [...emptied, name] : [...emptied].filter((other) => other !== name)))

  const ready = (event: FormEvent): void => {
    event.preventDefault()
    const filled = chosen.filter((field) => !emptied.has(field.name))
    const required = new Set(filled.filter((field) => kindOf(field).empty === undefined).map((field) => field.name))
    const wrong = Object.entries(checkValues(filled, values, required))
    setErrors(Object.fromEntries(wrong.map(([path, one]) => [path, fieldText(t, one)])))
    if (wrong.length > 0) return
    const given = Object.fromEntries(
      chosen.map((field) => [field.name, emptied.has(field.name) ? null : values[field.name]]),
    )
    onReady({ kind: 'change', set: subject.settle?.(given) ?? given })
  }
  return (
    <form onSubmit={ready} noValidate>
      {chosen.map((field) => (
        <ChosenField
          key={field.name}
          field={field}
          words={words}
          value={values[field.name]}
          canBeEmpty={canBeEmpty(field)}
          emptied={emptied.has(field.name)}
          errors={errorsOf(errors, field.name)}
          onChange={(value) => set(field.name, value)}
          onEmpty={(on) => empty(field.name, on)}
          onRemove={() => remove(field.name)}
        />
      ))}
      <Select
        key={chosen.length}
        label={chosen.length > 0 ? t('bulk.anotherField') : t('bulk.field')}
        placeholder={t('bulk.chooseField')}
        data={fields
          .filter((field) => !(field.name in values))
          .map((field) => ({ value: field.name, label: words.label(field) }))}
        value={null}
        onChange={(name) => {
          const field = fields.find((one) => one.name === name)
          if (!field) return
          set(field.name, kindOf(field).empty ?? null)
          setAdded(field.name)
        }}
        searchable
        openOnFocus={false}
        nothingFoundMessage={t('records.nothingFound')}
        {...(chosen.length === 0 && { 'data-autofocus': true })}
      />
      <StepButtons ready={chosen.length > 0} onClose={onClose} />
    </form>
  )
}

/** Sentences by the path below the field. */
const errorsOf = (errors: Record<string, string>, name: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(errors).flatMap(([path, text]) =>
      path === name || path.startsWith(`${name}.`) ? [[path.slice(name.length + 1), text]] : [],
    ),
  )

interface ChosenProps {
  field: Field
  words: Words
  value: unknown
  canBeEmpty: boolean
  emptied: boolean
  errors: Record<string, string>
  onChange: (value: unknown) => void
  onEmpty: (on: boolean) => void
  onRemove: () => void
}

function ChosenField({ field, words, value, canBeEmpty, emptied, errors, onChange, onEmpty, onRemove }: ChosenProps) {
  const { t } = words
  const { Input } = entering(field)
  const label = words.label(field)
  return (
    <div className={classes.chosen}>
      <div className={classes.input}>
        {emptied ? (
          <div className={classes.emptied}>
            <b>{label}</b>: {t('bulk.willBeEmpty')}
          </div>
        ) : (
          <Input
            id={`bulk-${field.name}`}
            field={field}
            words={words}
            label={label}
            value={value ?? null}
            onChange={onChange}
            description={field.kind === 'tags' ? t('bulk.allTags') : undefined}
            errors={errors}
            hints={{}}
          />
        )}
        {canBeEmpty && (
          <Checkbox
            size="xs"
            mt={6}
            label={t('bulk.empty')}
            aria-label={t('bulk.emptyField', { field: label })}
            checked={emptied}
            onChange={(event) => onEmpty(event.currentTarget.checked)}
          />
        )}
      </div>
      <ActionIcon variant="subtle" color="gray" aria-label={t('bulk.leave', { field: label })} onClick={onRemove}>
        <IconX size={16} />
      </ActionIcon>
    </div>
  )
}
