import type { ReactNode } from 'react'
import type { Field } from '../../../contract/platform/record.ts'
import { FormError } from '../../ui/FormError.tsx'
import { useSaveKeys } from '../../ui/save-keys.ts'
import { Section } from '../../ui/Section.tsx'
import { entering } from '../kinds/enter/entered.ts'
import type { Words } from '../words.ts'
import classes from './form.module.css'
import type { RecordFormState } from './use-record-form.ts'

export interface FormSection {
  title: string
  fields: readonly string[]
  /** Fields that take the whole width. */
  wide?: readonly string[]
  /** What else stands in the section, below its fields. */
  more?: ReactNode
}

export interface FieldExtra {
  readOnly?: boolean
  description?: ReactNode
  /** Remarks by path below the field. */
  hints?: Record<string, ReactNode>
  /** Entries of a list that may be neither changed nor removed, by id, with the reason. */
  fixed?: Readonly<Record<string, string>>
}

export interface RecordFormProps {
  form: RecordFormState
  fields: readonly Field[]
  words: Words
  sections: readonly FormSection[]
  required: ReadonlySet<string>
  extras?: Record<string, FieldExtra>
  /** Said in place of the sentence of an error, where there is more to say than the sentence. */
  failure?: ReactNode
  actions: ReactNode
}

/** A form made from the fields of a contract. Ctrl+S and Ctrl+Enter save. */
export function RecordForm({
  form,
  fields,
  words,
  sections,
  required,
  extras = {},
  failure,
  actions,
}: RecordFormProps) {
  const save = (): void => void form.save()
  useSaveKeys(form.element, save)
  const shown = sections.flatMap((section) => section.fields)
  return (
    <form
      ref={form.element}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      {failure ?? <FormError failure={form.failure} errors={form.errors} shown={shown} />}
      {sections.map((section) => (
        <Section key={section.title} title={section.title}>
          <div className={classes.fields}>
            {section.fields.map((name) => {
              const field = fields.find((one) => one.name === name)
              if (field === undefined) return null
              return (
                <div key={name} className={section.wide?.includes(name) ? classes.wide : undefined}>
                  <RecordInput
                    form={form}
                    field={field}
                    words={words}
                    required={required.has(name)}
                    extra={extras[name] ?? {}}
                  />
                </div>
              )
            })}
          </div>
          {section.more}
        </Section>
      ))}
      <div className={classes.actions} data-page-foot>
        {actions}
      </div>
    </form>
  )
}

/** One field of a form. */
export function RecordInput({
  form,
  field,
  words,
  required = false,
  extra = {},
}: {
  form: RecordFormState
  field: Field
  words: Words
  required?: boolean
  extra?: FieldExtra
}) {
  const { Input } = entering(field)
  return (
    <Input
      id={`field-${field.name}`}
      field={field}
      words={words}
      label={words.label(field)}
      value={form.values[field.name] ?? null}
      onChange={(value) => form.set(field.name, value)}
      required={required}
      readOnly={extra.readOnly ?? false}
      description={extra.description}
      errors={form.errorsOf(field.name)}
      hints={extra.hints ?? {}}
      {...(extra.fixed && { fixed: extra.fixed })}
    />
  )
}
