import * as contract from '../../contract/notes/record.ts'
import { route, type Slice } from '../platform/slice.ts'
import { createNote, deleteNote, pinNote, unpinNote } from './actions.ts'
import { notesOf } from './queries.ts'
import { notes as record } from './record.ts'
import { verbs } from './verbs.ts'
import { verifies } from './verifies.ts'

export const notes: Slice = {
  name: 'notes',
  records: [record],
  tables: ['notes'],
  verifies,
  verbs: { note: verbs },
  routes: [
    route(contract.listNotes, ({ tx, params, query }) => notesOf(tx, params.id, query)),
    route(contract.createNote, ({ tx, params, body }) => createNote(tx, params.id, body.html)),
    route(contract.pinNote, ({ tx, params }) => pinNote(tx, params.id, params.note_id)),
    route(contract.unpinNote, async ({ tx, params }) => {
      await unpinNote(tx, params.id, params.note_id)
      return undefined
    }),
    route(contract.deleteNote, async ({ tx, params }) => {
      await deleteNote(tx, params.id, params.note_id)
      return undefined
    }),
  ],
}
