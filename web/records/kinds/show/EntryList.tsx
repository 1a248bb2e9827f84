import { Button } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import type { Words } from '../../words.ts'
import classes from '../kinds.module.css'
import { shownEntries } from '../shown-entries.ts'

interface Props<E> {
  entries: readonly E[]
  words: Words
  draw: (entry: E) => ReactNode
}

/** Entries of a list, one below the other; of many the first ones, until somebody asks for all. */
export function EntryList<E extends { id: string }>({ entries, words, draw }: Props<E>) {
  const [all, setAll] = useState(false)
  const shown = all ? entries : entries.slice(0, shownEntries)
  return (
    <>
      <ul className={classes.list}>
        {shown.map((entry) => (
          <li key={entry.id} className={classes.item}>
            {draw(entry)}
          </li>
        ))}
      </ul>
      {entries.length > shown.length && (
        <Button variant="subtle" size="compact-xs" onClick={() => setAll(true)}>
          {words.t('records.more', { count: entries.length - shown.length })}
        </Button>
      )}
    </>
  )
}
