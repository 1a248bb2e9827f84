import { Button, Loader } from '@mantine/core'
import { problemText } from '../../platform/problem.ts'
import type { Words } from '../words.ts'
import type { GridSide } from './Grid.tsx'
import classes from './Grid.module.css'

interface Props extends GridSide {
  words: Words
}

/** What follows the last row that is there: more is coming, or it could not be fetched. */
export function GridEnd({ more, failed, load, words }: Props) {
  if (failed) {
    return (
      <div className={classes.end} role="alert">
        {problemText(words.t, failed)}
        <Button variant="default" onClick={load}>
          {words.t('ui.try_again')}
        </Button>
      </div>
    )
  }
  if (!more) return null
  return (
    <div className={classes.end}>
      <Loader size="xs" aria-hidden /> {words.t('ui.loading')}
    </div>
  )
}
