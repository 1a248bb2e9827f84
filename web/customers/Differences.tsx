import { Button } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { addressLabel } from '../../contract/address-label.ts'
import type { CustomerAsOf } from '../../contract/customer-history.ts'
import { customerFields, type Customer } from '../../contract/customers.ts'
import { addressesQuery } from '../addresses/queries.ts'
import { notesQuery } from '../notes/queries.ts'
import { useCan } from '../platform/session.tsx'
import { fieldText } from '../put-back/field-text.ts'
import { PutBackDialog, type Chosen } from '../put-back/PutBackDialog.tsx'
import type { ChangeWords } from '../records/history/change-words.ts'
import type { Words } from '../records/words.ts'
import { Section } from '../ui/Section.tsx'
import { SmallTable } from '../ui/SmallTable.tsx'
import classes from './customer-page.module.css'
import { useHistoryWords } from '../records/history/use-history-words.ts'

interface Props {
  now: Customer
  then: CustomerAsOf
  words: Words
}

/** What differs between then and now, value by value, each of which may go back to what it was. */
export function Differences({ now, then, words }: Props) {
  const { t } = words
  const { changes } = useHistoryWords([now.id])
  const { data: addresses } = useQuery(addressesQuery(now.id))
  const can = useCan()
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const addressText = (list: CustomerAsOf['addresses'] | undefined, id: string): string => {
    const found = list?.find((one) => one.id === id)
    return found ? addressLabel(found) : t('putBack.absent')
  }
  const notes = useInfiniteQuery(notesQuery(now.id, 'newest')).data?.pages.flatMap((page) => page.items)
  const noteText = (list: CustomerAsOf['notes'] | undefined, id: string): string => {
    const found = list?.find((one) => one.id === id)
    const text = found?.html
      .replaceAll(/<[^>]*>/g, ' ')
      .trim()
      .slice(0, 80)
    return text === undefined ? t('putBack.absent') : found?.pinned_at ? t('putBack.pinned', { text }) : text
  }
  const value = (path: string, of: 'then' | 'now'): string => {
    const [type, id = ''] = path.split('.')
    if (type === 'address') return addressText(of === 'then' ? then.addresses : addresses, id)
    if (type === 'note') return noteText(of === 'then' ? then.notes : notes, id)
    return customerText(changes, words, of === 'then' ? then.customer : now, path)
  }
  return (
    <Section title={t('putBack.differences')}>
      {then.changed.length === 0 ? (
        <p className={classes.none}>{t('putBack.asOfSame')}</p>
      ) : (
        <SmallTable
          label={t('putBack.differences')}
          rows={then.changed}
          rowKey={(path) => path}
          columns={[
            { key: 'field', title: t('putBack.field'), cell: (path) => fieldText(words, changes, path) },
            { key: 'then', title: t('putBack.was'), cell: (path) => value(path, 'then') },
            { key: 'now', title: t('putBack.since'), cell: (path) => value(path, 'now') },
            {
              key: 'back',
              title: t('ui.actions'),
              quiet: true,
              tight: true,
              align: 'right',
              cell: (path) =>
                can('customers.edit') &&
                !isSystem(path) && (
                  <Button
                    variant="default"
                    size="compact-xs"
                    aria-label={`${t('putBack.thisBack')}: ${fieldText(words, changes, path)}`}
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
        <PutBackDialog
          customerId={now.id}
          chosen={chosen}
          words={words}
          changes={changes}
          onClose={() => setChosen(null)}
        />
      )}
    </Section>
  )
}

/** Follows from other values; goes back with them. */
const isSystem = (path: string): boolean => {
  const field = (customerFields as Record<string, { access?: string } | undefined>)[path]
  return field?.access === 'system' || field?.access === 'create'
}

function customerText(changes: ChangeWords, words: Words, customer: Customer | null, path: string): string {
  const value = (customer as Record<string, unknown> | null)?.[path] ?? null
  const isEmpty = value === null || (Array.isArray(value) && value.length === 0)
  if (isEmpty) return words.t('records.empty')
  if (path === 'external_ids')
    return (value as { source: string; external_id: string }[])
      .map((one) => `${one.source}: ${one.external_id}`)
      .join(', ')
  return changes.value('customer', path, value)
}
