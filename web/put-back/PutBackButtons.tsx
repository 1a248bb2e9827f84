import { ActionIcon, Tooltip } from '@mantine/core'
import { IconArrowBackUp, IconArrowBackUpDouble, IconClockHour4 } from '@tabler/icons-react'
import type { JournalLine } from '../../contract/platform/journal/journal.ts'
import type { ChangeWords } from '../records/history/change-words.ts'
import type { Words } from '../records/words.ts'
import { fieldText, mayComeBack, pathOf } from './field-text.ts'
import type { Chosen } from './PutBackDialog.tsx'

interface Props {
  /** The record whose history it is. */
  of: string
  line: JournalLine
  /** The field of the row; null where the line changed none. */
  name: string | null
  /** The first row of its save. */
  first: boolean
  edits: boolean
  words: Words
  changes: ChangeWords
  onChoose: (chosen: Chosen) => void
  onLook: (at: string) => void
}

/** Beside a row of the history: put this back, put the whole save back, see the page as it was then. */
export function PutBackButtons({ of, line, name, first, edits, words, changes, onChoose, onLook }: Props) {
  const { t } = words
  const path = name === null ? undefined : pathOf(line, name, of)
  const whole = path === undefined && Object.keys(line.changes)[0] !== name && name !== null
  const what = path ?? `${line.subject_type}.${line.subject_id}`
  const label = t('putBack.one', { field: fieldText(words, changes, what, of) })
  return (
    <>
      {edits && mayComeBack(line) && !whole && (
        <Tooltip label={label}>
          <ActionIcon
            size={24}
            aria-label={label}
            onClick={() => onChoose({ line_id: line.id, ...(path && { field: path }) })}
          >
            <IconArrowBackUp size={15} />
          </ActionIcon>
        </Tooltip>
      )}
      {edits && first && mayComeBack(line) && (
        <Tooltip label={t('putBack.save')}>
          <ActionIcon size={24} aria-label={t('putBack.save')} onClick={() => onChoose({ action_id: line.action_id })}>
            <IconArrowBackUpDouble size={15} />
          </ActionIcon>
        </Tooltip>
      )}
      {first && (
        <Tooltip label={t('putBack.asOfThis')}>
          <ActionIcon size={24} aria-label={t('putBack.asOfThis')} onClick={() => onLook(line.at)}>
            <IconClockHour4 size={15} />
          </ActionIcon>
        </Tooltip>
      )}
    </>
  )
}
