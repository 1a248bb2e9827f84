import { Button } from '@mantine/core'
import { useState } from 'react'
import { useCan } from '../platform/session.tsx'
import { useHistoryWords } from '../records/history/use-history-words.ts'
import { viewOf } from '../records/views.ts'
import { Section } from '../ui/Section.tsx'
import { SmallTable } from '../ui/SmallTable.tsx'
import type { Told } from './AsOf.tsx'
import { fieldText } from './field-text.ts'
import { putBackRight, type PastOf } from './past.ts'
import { PutBackDialog, type Chosen } from './PutBackDialog.tsx'
import classes from './put-back.module.css'

interface Props {
  of: PastOf
  then: Told
  /** The row of now, and as it was. */
  rows: { now: object; past: object }
  /** Says what stands on its page and is no field of it: an address, a note. */
  beside?: (type: string, id: string, when: 'past' | 'now') => string | undefined
}

/** What differs between then and now, value by value, each of which may go back to what it was. */
export function Differences({ of, then, rows, beside }: Props) {
  const { words, changes } = useHistoryWords([of.id])
  const { t } = words
  const edits = useCan()(putBackRight(of))
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const said = (path: string, when: 'past' | 'now'): string => {
    const [type = '', id = ''] = path.split('.')
    const other = beside?.(type, id, when)
    if (other !== undefined) return other
    const value = (rows[when] as Record<string, unknown>)[path] ?? null
    const isEmpty = value === null || (Array.isArray(value) && value.length === 0)
    if (isEmpty) return t('records.empty')
    if (path === 'external_ids')
      return (value as { source: string; external_id: string }[])
        .map((one) => `${one.source}: ${one.external_id}`)
        .join(', ')
    return changes.value(of.type, path, value)
  }
  return (
    <Section title={t('putBack.differences')}>
      {then.changed.length === 0 ? (
        <p className={classes.same}>{t('putBack.asOfSame')}</p>
      ) : (
        <SmallTable
          label={t('putBack.differences')}
          rows={then.changed}
          rowKey={(path) => path}
          columns={[
            { key: 'field', title: t('putBack.field'), cell: (path) => fieldText(words, changes, path, of.type) },
            { key: 'then', title: t('putBack.was'), cell: (path) => said(path, 'past') },
            { key: 'now', title: t('putBack.since'), cell: (path) => said(path, 'now') },
            {
              key: 'back',
              title: t('ui.actions'),
              quiet: true,
              tight: true,
              align: 'right',
              cell: (path) =>
                edits &&
                !isDerived(of.type, path) && (
                  <Button
                    variant="default"
                    size="compact-xs"
                    aria-label={`${t('putBack.thisBack')}: ${fieldText(words, changes, path, of.type)}`}
                    onClick={() => setChosen({ since: then.at, field: path })}
                  >
                    {t('putBack.thisBack')}
                  </Button>
                ),
            },
          ]}
        />
      )}
      {chosen && (
        <PutBackDialog of={of} chosen={chosen} words={words} changes={changes} onClose={() => setChosen(null)} />
      )}
    </Section>
  )
}

/** Follows from other values; goes back with them. */
function isDerived(type: string, path: string): boolean {
  const field = viewOf(type)?.record.fields.find(({ name }) => name === path)
  return field?.access === 'system' || field?.access === 'create'
}
