import type { JournalLine } from '../../contract/platform/journal/journal.ts'
import classes from './journal.module.css'

interface Props {
  changes: JournalLine['changes']
  label: (path: string) => string
  text: (path: string, value: unknown) => string
}

/** What a line changed: field, from, to. Nothing where it changed nothing. */
export function ChangeList({ changes, label, text }: Props) {
  const all = Object.entries(changes)
  if (all.length === 0) return null
  return (
    <ul className={classes.changes}>
      {all.map(([path, [from, to]]) => (
        <li key={path}>
          <span className={classes.field}>{label(path)}</span>
          <del>{text(path, from)}</del>
          <span aria-hidden>→</span>
          <ins>{text(path, to)}</ins>
        </li>
      ))}
    </ul>
  )
}
