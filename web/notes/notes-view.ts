import { noteFieldList } from '../../contract/notes/record.ts'
import type { RecordView } from '../records/words.ts'

export const notesView: RecordView = { name: 'notes', fields: noteFieldList }
