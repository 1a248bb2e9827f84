import type { PutBackRefused, PutBackStep } from '../../contract/platform/put-back.ts'
import type { ChangeWords } from '../records/history/change-words.ts'
import type { Words } from '../records/words.ts'
import { SmallTable } from '../ui/SmallTable.tsx'
import { fieldText, valueOf, whyText } from './field-text.ts'

interface Said {
  /** The record whose page it is. */
  of: string
  words: Words
  changes: ChangeWords
}

/** What will change: from what it says now to what it said before. */
export function StepTable({ rows, of, words, changes }: Said & { rows: readonly PutBackStep[] }) {
  const { t } = words
  return (
    <SmallTable
      label={t('putBack.intro')}
      rows={rows}
      rowKey={(row) => row.field + row.verb}
      columns={[
        { key: 'field', title: t('putBack.field'), cell: (row) => fieldText(words, changes, row.field, of) },
        {
          key: 'now',
          title: t('putBack.now'),
          cell: (row) => (row.verb === 'change' ? valueOf(changes, row.field, row.now, of) : ''),
        },
        {
          key: 'to',
          title: t('putBack.to'),
          cell: (row) =>
            row.verb === 'change' ? valueOf(changes, row.field, row.to, of) : t(`putBack.verbs.${row.verb}`),
        },
      ]}
    />
  )
}

/** What stays, why, and what it says now. */
export function RefusedTable({ rows, of, words, changes }: Said & { rows: readonly PutBackRefused[] }) {
  const { t } = words
  return (
    <SmallTable
      label={t('putBack.refusedIntro')}
      rows={rows}
      rowKey={(row) => row.field}
      columns={[
        { key: 'field', title: t('putBack.field'), cell: (row) => fieldText(words, changes, row.field, of) },
        {
          key: 'now',
          title: t('putBack.now'),
          cell: (row) => (row.now === undefined ? '' : valueOf(changes, row.field, row.now, of)),
        },
        {
          key: 'why',
          title: t('putBack.why'),
          cell: (row) => whyText(t, row),
        },
      ]}
    />
  )
}
