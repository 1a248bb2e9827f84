import { Table, VisuallyHidden } from '@mantine/core'
import type { ReactNode } from 'react'
import type { JournalLine } from '../../../contract/platform/journal/journal.ts'
import type { Words } from '../words.ts'
import { changesOf, type ChangeWords } from './change-words.ts'
import classes from './history.module.css'

interface Props {
  lines: readonly JournalLine[]
  /** Shows the changes of this field alone. */
  field: string | null
  words: Words
  changes: ChangeWords
  kindText: (kind: string) => string
  narrow: boolean
  /** What may be done with a line: a cell of its own. `name` is the field of the row, `first` the first row of its act. */
  beside?: ((line: JournalLine, name: string | null, first: boolean) => ReactNode) | undefined
}

/** Lines of the journal, a row for each changed field; what changed no field has a row of its own. */
export function ChangeTable({ lines, field, words, changes, kindText, narrow, beside }: Props) {
  const { t } = words
  return (
    <div className={classes.scroller} tabIndex={0} role="region" aria-label={t('records.history.title')}>
      <Table fz="xs" verticalSpacing={5} stickyHeader data-narrow={narrow || undefined} className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('records.history.when')}</Table.Th>
            <Table.Th scope="col">{t('records.history.who')}</Table.Th>
            <Table.Th scope="col">{t('records.history.field')}</Table.Th>
            <Table.Th scope="col">{t('records.history.from')}</Table.Th>
            <Table.Th scope="col">{t('records.history.to')}</Table.Th>
            {beside && (
              <Table.Th scope="col">
                <VisuallyHidden>{t('ui.actions')}</VisuallyHidden>
              </Table.Th>
            )}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.map((line, at) => (
            <LineRows
              key={line.id}
              line={line}
              field={field}
              words={words}
              changes={changes}
              kindText={kindText}
              beside={beside}
              first={lines[at - 1]?.action_id !== line.action_id}
            />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}

interface Line extends Omit<Props, 'lines' | 'narrow'> {
  line: JournalLine
  first: boolean
}

function LineRows({ line, field, words, changes, kindText, beside, first }: Line) {
  const { t, formats } = words
  const rows = changesOf(line).filter(([name]) => field === null || name.split('.')[0] === field.split('.')[0])
  // A change says so by its fields; of other acts the row also names what was done.
  const act = line.kind.endsWith('.changed') ? '' : kindText(line.kind)
  const head = (
    <>
      <Table.Td className={classes.when}>
        <time dateTime={line.at} title={formats.relative(line.at)}>
          {formats.dateTime(line.at)}
        </time>
      </Table.Td>
      <Table.Td className={classes.who}>{actorText(line, words)}</Table.Td>
    </>
  )
  return (
    <>
      {rows.length === 0 && (
        <Table.Tr>
          {head}
          <Table.Td colSpan={3} fw={500}>
            {kindText(line.kind)}
          </Table.Td>
          {beside && <Table.Td className={classes.beside}>{beside(line, null, first)}</Table.Td>}
        </Table.Tr>
      )}
      {rows.map(([name, from, to], at) => (
        <Table.Tr key={name}>
          {head}
          <Table.Td>{[act, changes.field(line.subject_type, name)].filter(Boolean).join(' · ')}</Table.Td>
          <Table.Td className={classes.from} data-label={t('records.history.from')}>
            {changes.value(line.subject_type, name, from)}
          </Table.Td>
          <Table.Td className={classes.to} data-label={t('records.history.to')}>
            {changes.value(line.subject_type, name, to)}
          </Table.Td>
          {beside && <Table.Td className={classes.beside}>{beside(line, name, first && at === 0)}</Table.Td>}
        </Table.Tr>
      ))}
    </>
  )
}

/** Who did it, and by which way where that was not the web. */
export function actorText(line: JournalLine, { t }: Words): string {
  const name = line.actor.name || t('journal.system')
  if (line.source === 'web' || line.source === 'system') return name
  return `${name} (${t(`journal.sources.${line.source}` as 'journal.sources.api', { defaultValue: line.source })})`
}
