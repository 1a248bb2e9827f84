import { z } from 'zod'
import { endpoint } from '../platform/endpoint.ts'
import { defineFields, defineRecord, fieldList } from '../platform/record.ts'

/** What filters may ask of the notes of a customer. */
export const noteFields = defineFields({
  text: { kind: 'text', personal: true, filterable: true },
  at: { kind: 'instant', filterable: true },
})
export const noteRecord = defineRecord({
  type: 'note',
  resource: 'notes',
  fields: noteFields,
  read: 'customers.read',
  owners: ['customer'],
  verbs: ['created', 'pinned', 'unpinned', 'deleted'],
  putBack: ['created', 'pinned', 'unpinned', 'deleted'],
  states: [{ column: 'pinned_at', on: { act: 'pin', told: 'pinned' }, off: { act: 'unpin', told: 'unpinned' } }],
})

export const noteFieldList = fieldList(noteFields)

/** A note on a customer: sanitised HTML of paragraphs, bold, italic, lists and links. */
export const customerNote = z
  .object({
    id: z.string(),
    at: z.string(),
    author_id: z.string().nullable(),
    author_name: z.string(),
    html: z.string(),
    pinned_at: z.string().nullable(),
  })
  .meta({ id: 'Note' })
export type CustomerNote = z.output<typeof customerNote>

const id = z.guid()
const ofCustomer = z.object({ id })
const one = z.object({ id, note_id: id })
const tag = 'Notes'

export const listNotes = endpoint({
  id: 'listNotes',
  method: 'GET',
  path: '/customers/:id/notes',
  access: 'customers.read',
  tag,
  summary: 'List the notes on a customer, newest first, the pinned one first of all',
  errors: ['bad_cursor'],
  params: ofCustomer,
  query: z.object({
    order: z.enum(['newest', 'oldest']).default('newest'),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    after: z.string().max(2_000).optional(),
  }),
  response: z.object({ pinned: customerNote.nullable(), items: z.array(customerNote), next: z.string().nullable() }),
})

export const createNote = endpoint({
  id: 'createNote',
  method: 'POST',
  path: '/customers/:id/notes',
  access: 'notes.write',
  tag,
  summary: 'Leave a note on a customer',
  params: ofCustomer,
  body: z.strictObject({ html: z.string().min(1).max(50_000) }).meta({ id: 'NoteInput' }),
  response: customerNote,
  creates: true,
})

export const pinNote = endpoint({
  id: 'pinNote',
  method: 'PUT',
  path: '/customers/:id/notes/:note_id/pin',
  access: 'notes.write',
  tag,
  summary: 'Pin a note',
  description: 'The note that was pinned before is unpinned.',
  params: one,
  response: customerNote,
})

export const unpinNote = endpoint({
  id: 'unpinNote',
  method: 'DELETE',
  path: '/customers/:id/notes/:note_id/pin',
  access: 'notes.write',
  tag,
  summary: 'Unpin a note',
  params: one,
})

export const deleteNote = endpoint({
  id: 'deleteNote',
  method: 'DELETE',
  path: '/customers/:id/notes/:note_id',
  access: 'notes.write',
  tag,
  summary: 'Delete a note',
  description: 'Your own note, or anybody’s with the permission `notes.delete`.',
  params: one,
})
