import { UnstyledButton } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import type { OpenApi, Operation } from './document.ts'
import { OperationBody } from './OperationBody.tsx'
import classes from './operations.module.css'

interface Props {
  document: OpenApi
  operation: Operation
  open: boolean
  onToggle: () => void
}

/** One operation: a line that unfolds. Its address on the page is its name. */
export function OperationItem({ document, operation, open, onToggle }: Props) {
  const { operationId, method, path, summary } = operation
  const id = `${operationId}-body`
  return (
    <article id={operationId} className={classes.operation}>
      <h4 className={classes.operationTitle}>
        <UnstyledButton className={classes.line} aria-expanded={open} aria-controls={id} onClick={onToggle}>
          <IconChevronRight size={15} className={classes.chevron} aria-hidden />
          <span className={classes.method} data-method={method}>
            {method}
          </span>
          <code className={classes.path}>{path}</code>
          <span className={classes.summary}>{summary}</span>
        </UnstyledButton>
      </h4>
      <div id={id} hidden={!open} className={classes.operationBody}>
        {open && <OperationBody document={document} operation={operation} />}
      </div>
    </article>
  )
}
