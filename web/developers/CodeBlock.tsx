import { CopyButton } from '../ui/CopyButton.tsx'
import classes from './developers.module.css'

/** Something to copy into a terminal or a program. `what` names it for people who do not see it. */
export function CodeBlock({ code, what }: { code: string; what: string }) {
  return (
    <div className={classes.codeBlock}>
      <pre className={classes.code} tabIndex={0} role="region" aria-label={what}>
        {code}
      </pre>
      <div className={classes.copy}>
        <CopyButton value={code} what={what} />
      </div>
    </div>
  )
}
