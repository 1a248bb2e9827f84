import { IconBook, IconNote, IconNoteOff, IconPin, IconPinnedOff } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { lazy } from 'react'
import { listNotes, type CustomerNote } from '../../contract/notes/record.ts'
import { call } from '../platform/api.ts'
import { pastPart, timelineSource, type Lent, type Owner, type View } from '../records/view.ts'
import { notesView } from './notes-view.ts'
import { notesQuery } from './queries.ts'
import { cut } from '../../contract/platform/line.ts'

const NoteComposer = lazy(async () => ({ default: (await import('./NoteComposer.tsx')).NoteComposer }))
const NotesEarlier = lazy(async () => ({ default: (await import('./NotesEarlier.tsx')).NotesEarlier }))
const NoteEntry = lazy(async () => ({ default: (await import('./NoteEntry.tsx')).NoteEntry }))
const PastNotes = lazy(async () => ({ default: (await import('./PastNotes.tsx')).PastNotes }))
const PinnedNote = lazy(async () => ({ default: (await import('./Pinned.tsx')).PinnedNote }))

/** The pinned note stands above everything else, and not once more in its place. */
const timeline = timelineSource<CustomerNote>({
  name: 'notes',
  permission: 'customers.read',
  queryKey: ({ id }: Owner) => ['notes', id],
  load: async ({ id }, after, signal) => {
    const page = await call(listNotes, { params: { id }, query: { limit: 50, ...(after && { after }) }, signal })
    return {
      items: page.items.map((note) => ({ id: note.id, at: note.at, entry: note })),
      next: page.next,
    }
  },
  Entry: NoteEntry,
  Top: PinnedNote,
  standsFor: (line) => (line.kind === 'note.created' ? line.subject_id : undefined),
})

const past = pastPart<CustomerNote>({
  type: 'note',
  list: 'notes',
  side: 'said',
  Part: PastNotes,
  useNow: ({ id }) => useInfiniteQuery(notesQuery(id, 'newest')).data?.pages.flatMap(({ items }) => items) ?? [],
  says: ({ html, pinned_at }, t) => {
    const text = cut(html.replaceAll(/<[^>]*>/g, ' ').trim(), 80)
    return pinned_at ? t('notes.pinnedText', { text }) : text
  },
})

const onCustomers: Lent = {
  past: [past],
  composer: [
    {
      name: 'note',
      label: (t) => t('notes.one'),
      icon: IconNote,
      permission: 'notes.write',
      Compose: NoteComposer,
    },
  ],
  earlier: [{ name: 'notes', label: (t) => t('notes.many'), permission: 'customers.read', Tab: NotesEarlier }],
  timeline: [timeline],
}

export const notes: View = {
  type: 'note',
  record: notesView,
  relation: {
    has: (t) => t('notes.filter.has'),
    hasNo: (t) => t('notes.filter.hasNo'),
    hasMany: (t, count) => t('notes.filter.hasMany', { count }),
  },
  icons: {
    'note.created': IconBook,
    'note.pinned': IconPin,
    'note.unpinned': IconPinnedOff,
    'note.deleted': IconNoteOff,
  },
  lends: { customer: onCustomers },
}
