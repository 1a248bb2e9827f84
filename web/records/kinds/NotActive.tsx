import type { Words } from '../words.ts'
import classes from './kinds.module.css'

/** The name of a record that is switched off: in grey, and saying so. */
export function NotActive({ name, words }: { name: string; words: Pick<Words, 't'> }) {
  return (
    <span className={classes.notActive} title={words.t('records.inactive', { name })}>
      {name} <span className={classes.notActiveMark}>{words.t('records.notActive')}</span>
    </span>
  )
}
