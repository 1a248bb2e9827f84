import { UnstyledButton } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import { useId, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { OpenApi, Schema } from './document.ts'
import { limitsOf, objectOf, typeOf } from './schema-words.ts'
import { inline } from './Words.tsx'
import classes from './operations.module.css'

interface Props {
  document: OpenApi
  schema: Schema
  /** Fields of an answer are there anyway: only those of a body are marked as required. */
  answered?: boolean
}

/** The fields of a schema, each with those inside it to unfold. */
export function SchemaTable({ document, schema, answered = false }: Props) {
  const whole = objectOf(document, schema)
  if (!whole) return <p className={classes.type}>{typeOf(schema)}</p>
  const fields = Object.entries(whole.properties ?? {}).toSorted(([a], [b]) => Number(b === 'id') - Number(a === 'id'))
  return (
    <dl className={classes.fields}>
      {fields.map(([name, property]) => (
        <Field
          key={name}
          name={name}
          type={typeOf(property)}
          required={!answered && (whole.required?.includes(name) ?? false)}
          limits={limitsOf(property)}
          description={property.description}
        >
          {objectOf(document, property) && (
            <Inside document={document} schema={property} answered={answered} name={name} />
          )}
        </Field>
      ))}
    </dl>
  )
}

interface FieldProps {
  name: string
  type: string
  required: boolean
  limits: string[]
  description?: string | undefined
  children?: ReactNode
}

/** One field or parameter. */
export function Field({ name, type, required, limits, description, children }: FieldProps) {
  const { t } = useTranslation()
  return (
    <div className={classes.field}>
      <dt>
        <code className={classes.name}>{name}</code> <span className={classes.type}>{type}</span>
        {required && <span className={classes.required}>{t('developers.required')}</span>}
      </dt>
      <dd>
        {description && <div>{inline(description)}</div>}
        {limits.length > 0 && <div className={classes.limits}>{limits.join(' · ')}</div>}
        {children}
      </dd>
    </div>
  )
}

function Inside({ name, ...props }: Props & { name: string }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const id = useId()
  return (
    <div>
      <UnstyledButton className={classes.unfold} aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        <IconChevronRight size={14} className={classes.chevron} aria-hidden />
        {t('developers.fields_of', { name })}
      </UnstyledButton>
      <div id={id} hidden={!open} className={classes.inside}>
        {open && <SchemaTable {...props} />}
      </div>
    </div>
  )
}
