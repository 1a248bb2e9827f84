import { useInfiniteQuery } from '@tanstack/react-query'
import type { OwnerProps } from '../records/view.ts'
import { NoteCard } from './NoteCard.tsx'
import { notesQuery } from './queries.ts'

/** The pinned note of an owner, where there is one. */
export function PinnedNote({ owner }: OwnerProps) {
  const pinned = useInfiniteQuery(notesQuery(owner.id, 'newest')).data?.pages[0]?.pinned
  return pinned ? <NoteCard customerId={owner.id} note={pinned} /> : null
}
