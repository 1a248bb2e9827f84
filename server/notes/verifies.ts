import { sql } from 'kysely'
import { inPages } from '../platform/database/snapshot.ts'
import type { Verification } from '../platform/verify/verification.ts'
import { plainText } from './rules.ts'

export const verifies: readonly Verification[] = [
  {
    name: 'notes.text',
    says: 'The text by which a note is found is that of the note.',
    advice: 'Write the note again, and delete this one.',
    covers: ['notes.text'],
    async finds({ db, found, looked }) {
      let count = 0
      const all = sql<{ id: string; html: string; text: string }>`select id, html, text from notes order by id`
      for await (const rows of inPages(db, all, 500)) {
        for (const { id, html, text } of rows) if (plainText(html) !== text) found(id)
        looked((count += rows.length))
      }
    },
  },
]
