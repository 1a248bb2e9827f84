import { Button, Group, Select } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconHistory } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import type { HistoryFacets, HistoryPage, JournalLine } from '../../../contract/platform/journal/journal.ts'
import { problemText } from '../../platform/problem.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { EmptyState, ErrorState, LoadingState } from '../../ui/states.tsx'
import type { Words } from '../words.ts'
import type { ChangeWords } from './change-words.ts'
import { ChangeTable } from './ChangeTable.tsx'
import { useMore } from './use-more.ts'

export interface HistoryAsked {
  field?: string
  subject_type?: string
  actor_id?: string
  after?: string
}

interface Props {
  /** Key of the cache: what history this is. */
  cacheKey: readonly unknown[]
  load: (asked: HistoryAsked, signal: AbortSignal) => Promise<HistoryPage>
  facets: (signal: AbortSignal) => Promise<HistoryFacets>
  words: Words
  changes: ChangeWords
  kindText: (kind: string) => string
  /** What may be done with a line, in a cell of its own. */
  beside?: ((line: JournalLine, name: string | null, first: boolean) => ReactNode) | undefined
  /** More to do, beside the filters. */
  tools?: ReactNode
  onClose: () => void
}

/** Everything that was changed on a record: when, who, which field, from, to. */
export function HistoryDialog({ cacheKey, load, facets, words, changes, kindText, beside, tools, onClose }: Props) {
  const { t } = words
  const narrow = useMediaQuery('(max-width: 47.99em)') ?? false
  const [field, setField] = useState<string | null>(null)
  const [actor, setActor] = useState<string | null>(null)
  const [subject_type = '', name = ''] = field?.split(':') ?? []
  const query: HistoryAsked = { ...(field && { subject_type, field: name }), ...(actor && { actor_id: actor }) }
  const choices = useQuery({ queryKey: [...cacheKey, 'facets'], queryFn: ({ signal }) => facets(signal) })
  const pages = useInfiniteQuery({
    queryKey: [...cacheKey, 'changes', query],
    queryFn: ({ pageParam, signal }) => load({ ...query, ...(pageParam && { after: pageParam }) }, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const lines = pages.data?.pages.flatMap((page) => page.items) ?? []
  const end = useMore(pages, pages.data?.pages.length ?? 0)
  return (
    <Dialog onClose={onClose} size={960} fullScreen={narrow} title={t('records.history.title')}>
      <Group gap="xs" mb="sm">
        <Select
          aria-label={t('records.history.byField')}
          placeholder={t('records.history.byField')}
          data={fieldChoices(choices.data, changes)}
          value={field}
          onChange={setField}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': t('ui.clear') }}
          w={narrow ? '100%' : 240}
        />
        <Select
          aria-label={t('records.history.byPerson')}
          placeholder={t('records.history.byPerson')}
          data={(choices.data?.actors ?? []).map((one) => ({
            value: one.id ?? 'system',
            label: one.name || t('journal.system'),
          }))}
          value={actor}
          onChange={setActor}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': t('ui.clear') }}
          w={narrow ? '100%' : 240}
        />
        {tools}
      </Group>
      {lines.length > 0 && (
        <ChangeTable
          lines={lines}
          field={field === null ? null : name}
          words={words}
          changes={changes}
          kindText={kindText}
          narrow={narrow}
          beside={beside}
        />
      )}
      {pages.isPending && <LoadingState lines={6} />}
      {pages.error && lines.length === 0 && <ErrorState error={pages.error} retry={pages.refetch} />}
      {pages.data && lines.length === 0 && !pages.hasNextPage && (
        <EmptyState
          icon={IconHistory}
          title={t('records.history.none')}
          {...(field || actor ? { text: t('records.history.noneFiltered') } : {})}
        />
      )}
      <div ref={end}>
        {pages.error && lines.length > 0 && (
          <Group p="sm">
            {problemText(t, pages.error)}
            <Button variant="default" onClick={() => void pages.fetchNextPage()}>
              {t('ui.try_again')}
            </Button>
          </Group>
        )}
        {pages.isFetchingNextPage && <LoadingState lines={2} />}
      </div>
    </Dialog>
  )
}

/** Each field once, under the label that people know it by; parts of a list count as the list. */
function fieldChoices(facets: HistoryFacets | undefined, changes: ChangeWords): { value: string; label: string }[] {
  const fields = new Map<string, string>()
  for (const { subject_type, field } of facets?.fields ?? [])
    fields.set(`${subject_type}:${field}`, changes.field(subject_type, field))
  const labels = [...fields.values()]
  return [...fields].map(([value, label]) => ({
    value,
    label:
      labels.filter((other) => other === label).length > 1
        ? `${label} (${changes.field('', value.split(':')[0] ?? '')})`
        : label,
  }))
}
