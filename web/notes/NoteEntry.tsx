import type { CustomerNote } from '../../contract/notes/record.ts'
import type { OwnerProps } from '../records/view.ts'
import { NoteCard } from './NoteCard.tsx'

/** A note in a timeline; the pinned one stands above it. */
export function NoteEntry({ owner, entry }: OwnerProps & { entry: CustomerNote }) {
  return entry.pinned_at ? null : <NoteCard customerId={owner.id} note={entry} />
}
