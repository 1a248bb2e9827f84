import { UnstyledButton } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CodeBlock } from './CodeBlock.tsx'
import { answerOf, type Answer, type OpenApi, type Operation } from './document.ts'
import { SchemaTable } from './SchemaTable.tsx'
import { typeOf } from './schema-words.ts'
import { inline, Words } from './Words.tsx'
import classes from './developers.module.css'
import operations from './operations.module.css'

/** What an operation answers, by status. The good answer is open. */
export function Answers({ document, operation }: { document: OpenApi; operation: Operation }) {
  return (
    <ul className={operations.answers}>
      {Object.entries(operation.responses).map(([status, one]) => (
        <li key={status}>
          <OneAnswer document={document} status={status} answer={answerOf(document, one)} />
        </li>
      ))}
    </ul>
  )
}

function OneAnswer({ document, status, answer }: { document: OpenApi; status: string; answer: Answer }) {
  const good = status.startsWith('2')
  const [open, setOpen] = useState(false)
  const id = useId()
  const [type, content] = Object.entries(answer.content ?? {})[0] ?? []
  const details = good ? content?.schema !== undefined : true
  const head = (
    <>
      <span className={good ? operations.good : operations.bad}>{status}</span>
      <span className={operations.gist}>{good ? inline(answer.description) : <ErrorCodes answer={answer} />}</span>
      {good && type && <span className={operations.type}>{content?.schema ? typeOf(content.schema) : type}</span>}
    </>
  )
  if (!details) return <div className={operations.answer}>{head}</div>
  return (
    <>
      <UnstyledButton
        className={operations.answer}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <IconChevronRight size={14} className={operations.chevron} aria-hidden />
        {head}
      </UnstyledButton>
      <div id={id} hidden={!open} className={operations.inside}>
        {open && <Headers answer={answer} />}
        {open && good && content?.schema && <SchemaTable document={document} schema={content.schema} answered />}
        {open && !good && <Refusal answer={answer} />}
      </div>
    </>
  )
}

const examplesOf = (answer: Answer): [string, { value: unknown }][] =>
  Object.entries(answer.content?.['application/json']?.examples ?? {})

function ErrorCodes({ answer }: { answer: Answer }) {
  return examplesOf(answer).map(([code]) => (
    <code key={code} className={classes.errorCode}>
      {code}
    </code>
  ))
}

function Headers({ answer }: { answer: Answer }) {
  return Object.entries(answer.headers ?? {}).map(([name, { description }]) => (
    <p key={name} className={classes.words}>
      <code className={operations.name}>{name}</code> {inline(description)}
    </p>
  ))
}

function Refusal({ answer }: { answer: Answer }) {
  const { t } = useTranslation()
  return (
    <div className={classes.words}>
      <Words text={answer.description} />
      {examplesOf(answer).map(([code, { value }]) => (
        <CodeBlock key={code} code={JSON.stringify(value, null, 2)} what={t('developers.body_of', { code })} />
      ))}
    </div>
  )
}
