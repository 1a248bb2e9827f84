import { IconNote } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { NoteCard } from './NoteCard.tsx'
import { notesQuery } from './queries.ts'
import { useMore } from '../records/history/use-more.ts'
import { EmptyState, Loaded, LoadingState } from '../ui/states.tsx'
import classes from '../records/timeline/timeline.module.css'
import type { Order, OwnerProps } from '../records/view.ts'

/** The notes on a customer: the pinned one first of all. */
export function NotesEarlier({ owner, order }: OwnerProps & { order: Order }) {
  const { t } = useTranslation()
  const query = useInfiniteQuery(notesQuery(owner.id, order))
  const end = useMore(query, query.data?.pages.length ?? 0)
  return (
    <Loaded query={query} loading={<LoadingState lines={3} height={72} />}>
      {({ pages }) => {
        const pinned = pages[0]?.pinned ?? null
        const others = pages.flatMap((page) => page.items).filter((note) => note.id !== pinned?.id)
        if (pinned === null && others.length === 0)
          return <EmptyState icon={IconNote} title={t('notes.none')} text={t('notes.noneText')} />
        return (
          <div className={classes.stack}>
            {pinned && <NoteCard customerId={owner.id} note={pinned} />}
            {others.map((note) => (
              <NoteCard key={note.id} customerId={owner.id} note={note} />
            ))}
            <div ref={end}>{query.isFetchingNextPage && <LoadingState lines={1} height={72} />}</div>
          </div>
        )
      }}
    </Loaded>
  )
}
