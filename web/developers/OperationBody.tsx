import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Answers } from './Answers.tsx'
import { CodeBlock } from './CodeBlock.tsx'
import { curlOf } from './curl.ts'
import type { OpenApi, Operation, Parameter } from './document.ts'
import { limitsOf, typeOf } from './schema-words.ts'
import { Field, SchemaTable } from './SchemaTable.tsx'
import { Words } from './Words.tsx'
import classes from './developers.module.css'
import operations from './operations.module.css'

const places = ['path', 'query', 'header'] as const

/** Everything about one operation: what it takes, what it answers, and a command to try. */
export function OperationBody({ document, operation }: { document: OpenApi; operation: Operation }) {
  const { t } = useTranslation()
  const content = Object.entries(operation.requestBody?.content ?? {})
  return (
    <>
      <div className={classes.words}>
        <Words text={operation.description} />
      </div>
      {places.map((place) => (
        <Parameters
          key={place}
          title={t(`developers.in_${place}`)}
          list={operation.parameters.filter((one) => one.in === place)}
        />
      ))}
      {content.map(([type, { schema }]) => (
        <Part key={type} title={t('developers.body')} beside={type}>
          {schema ? <SchemaTable document={document} schema={schema} /> : <p>{t('developers.bytes')}</p>}
        </Part>
      ))}
      <Part title={t('developers.example')}>
        <CodeBlock
          code={curlOf(document, operation, window.location.origin)}
          what={t('developers.example_of', { name: operation.operationId })}
        />
      </Part>
      <Part title={t('developers.answers')}>
        <Answers document={document} operation={operation} />
      </Part>
    </>
  )
}

function Parameters({ title, list }: { title: string; list: readonly Parameter[] }) {
  if (list.length === 0) return null
  return (
    <Part title={title}>
      <dl className={operations.fields}>
        {list.map(({ name, required, description, schema }) => (
          <Field
            key={name}
            name={name}
            type={typeOf(schema)}
            required={required}
            limits={limitsOf(schema)}
            description={description}
          />
        ))}
      </dl>
    </Part>
  )
}

function Part({ title, beside, children }: { title: string; beside?: string; children: ReactNode }) {
  return (
    <div className={operations.part}>
      <h5 className={operations.partTitle}>
        {title} {beside && <span className={operations.type}>{beside}</span>}
      </h5>
      {children}
    </div>
  )
}
