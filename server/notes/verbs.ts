import type { CustomerNote } from '../../contract/notes/record.ts'
import { can } from '../platform/actor.ts'
import type { Verbs } from '../platform/records/verbs.ts'
import { deleteNote, pinNote, restoreNote, unpinNote } from './actions.ts'
import { shown } from './queries.ts'
import { plainText } from './rules.ts'

type Kept = Omit<CustomerNote, 'id'>

/** What shared code may do with notes. */
export const verbs: Verbs = {
  may: (actor) => can(actor, 'notes.write'),
  remove: (tx, { id, customer_id }) => deleteNote(tx, customer_id!, id),
  bringBack: (tx, { id, customer_id }, kept) => restoreNote(tx, customer_id!, id, kept as Kept),
  kept({ data }) {
    const note = data['note'] as Kept | undefined
    return typeof note?.html === 'string' ? { ...note, text: plainText(note.html) } : null
  },
  states: {
    pin: (tx, { id, customer_id }) => pinNote(tx, customer_id!, id),
    unpin: (tx, { id, customer_id }) => unpinNote(tx, customer_id!, id),
  },
  asOf: {
    order: '-at',
    most: 200,
    shown(reading, { id, ...row }) {
      const { at, author_id, author_name, html, pinned_at } = row as Kept
      return shown(reading, { id, at, author_id, author_name, html, pinned_at })
    },
  },
}
