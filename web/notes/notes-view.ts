import { noteFieldList } from '../../contract/notes.ts'
import type { References, RecordView } from '../records/words.ts'

const none: References = {}

export const notesView: RecordView = { name: 'notes', fields: noteFieldList, useReferences: () => none }
