import { UnstyledButton } from '@mantine/core'
import { IconPoint } from '@tabler/icons-react'
import { createElement, useState } from 'react'
import type { JournalLine } from '../../../contract/platform/journal/journal.ts'
import { actorText } from '../history/ChangeTable.tsx'
import { changesOf, type ChangeWords } from '../history/change-words.ts'
import { views } from '../views.ts'
import type { Words } from '../words.ts'
import classes from './timeline.module.css'

const iconOf = (kind: string) => views().find((view) => view.icons?.[kind])?.icons?.[kind] ?? IconPoint

interface Props {
  lines: readonly JournalLine[]
  at: string
  words: Words
  changes: ChangeWords
  kindText: (kind: string) => string
}

/** How many changes of an act are told before somebody asks for the rest. */
const shownFields = 3

/** One act: what was done, by whom and when, and what changed by it. */
export function Act({ lines, at, words, changes, kindText }: Props) {
  const { t, formats } = words
  const [open, setOpen] = useState(false)
  const details = lines.flatMap((line) => changesOf(line).map(([name, from, to]) => ({ line, name, from, to })))
  const shown = open ? details : details.slice(0, shownFields)
  return (
    <div className={classes.act}>
      <span className={classes.icon} aria-hidden>
        {createElement(iconOf(lines[0]?.kind ?? ''), { size: 14 })}
      </span>
      <div className={classes.told}>
        <div className={classes.actHead}>
          <span className={classes.what}>{[...new Set(lines.map((line) => kindText(line.kind)))].join(' · ')}</span>
          <span className={classes.by}>
            {lines[0] && actorText(lines[0], words)} ·{' '}
            <time dateTime={at} title={formats.relative(at)}>
              {formats.dateTime(at)}
            </time>
          </span>
        </div>
        {shown.map(({ line, name, from, to }) => (
          <div key={`${line.id}${name}`} className={classes.change}>
            {changes.field(line.subject_type, name)}:{' '}
            {from !== null && <del>{changes.value(line.subject_type, name, from)}</del>}
            {from !== null && to !== null && ' → '}
            {to !== null && <ins>{changes.value(line.subject_type, name, to)}</ins>}
          </div>
        ))}
        {details.length > shownFields && (
          <UnstyledButton className={classes.rest} onClick={() => setOpen(!open)} aria-expanded={open}>
            {open ? t('records.earlier.fewer') : t('records.more', { count: details.length - shownFields })}
          </UnstyledButton>
        )}
      </div>
    </div>
  )
}
