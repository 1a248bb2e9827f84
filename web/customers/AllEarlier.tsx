import { Button } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Customer } from '../../contract/customers.ts'
import { customerHistory } from '../../contract/journal.ts'
import { NoteCard } from '../notes/NoteCard.tsx'
import { notesQuery } from '../notes/queries.ts'
import { call } from '../platform/api.ts'
import { useCan } from '../platform/session.tsx'
import { EmptyState, ErrorState, LoadingState } from '../ui/states.tsx'
import { Act } from './Act.tsx'
import { useCustomerWords } from './customers-view.ts'
import type { Order } from './Earlier.tsx'
import classes from './earlier.module.css'
import { useHistoryWords } from './history-words.ts'
import { mergeTimeline } from './timeline.ts'

/** Everything that happened with a customer: the acts of the journal and the notes, in one order. */
export function AllEarlier({ customer, order }: { customer: Customer; order: Order }) {
  const words = useCustomerWords()
  const { t } = words
  const history = useHistoryWords([customer.id])
  const reads = useCan()('history.read')
  const notes = useInfiniteQuery(notesQuery(customer.id, 'newest'))
  const lines = useInfiniteQuery({
    queryKey: ['history', customer.id, 'all'],
    queryFn: ({ pageParam, signal }) =>
      call(customerHistory, {
        params: { id: customer.id },
        query: { limit: 50, total: 'false', ...(pageParam && { after: pageParam }) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    enabled: reads,
  })
  const { items, wants } = useMemo(
    () =>
      mergeTimeline(
        { items: lines.data?.pages.flatMap((page) => page.items) ?? [], more: lines.hasNextPage },
        { items: notes.data?.pages.flatMap((page) => page.items) ?? [], more: notes.hasNextPage },
      ),
    [lines.data, lines.hasNextPage, notes.data, notes.hasNextPage],
  )
  const error = notes.error ?? lines.error
  if (error && items.length === 0)
    return <ErrorState error={error} retry={() => Promise.all([notes.refetch(), reads && lines.refetch()])} />
  if (notes.isPending || (reads && lines.isPending)) return <LoadingState lines={4} height={44} />
  const pinned = notes.data?.pages[0]?.pinned ?? null
  const others = items.filter((item) => !('note' in item) || item.note.id !== pinned?.id)
  const more = (wants.lines || wants.notes) && (
    <Button
      variant="subtle"
      size="compact-sm"
      loading={lines.isFetchingNextPage || notes.isFetchingNextPage}
      onClick={() => {
        if (wants.lines) void lines.fetchNextPage()
        if (wants.notes) void notes.fetchNextPage()
      }}
    >
      {t('customers.earlier.more')}
    </Button>
  )
  if (others.length === 0 && pinned === null && !more)
    return <EmptyState icon={IconHistory} title={t('customers.earlier.none')} />
  return (
    <div className={classes.stack}>
      {pinned && <NoteCard customerId={customer.id} note={pinned} />}
      {order === 'oldest' && more}
      {(order === 'oldest' ? others.toReversed() : others).map((item) =>
        'note' in item ? (
          <NoteCard key={item.id} customerId={customer.id} note={item.note} />
        ) : (
          <Act key={item.id} lines={item.lines} at={item.at} words={words} {...history} />
        ),
      )}
      {order === 'newest' && more}
    </div>
  )
}
