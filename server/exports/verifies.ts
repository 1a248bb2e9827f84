import { sql } from 'kysely'
import type { Verification } from '../platform/verify/verification.ts'

export const verifies: readonly Verification[] = [
  {
    name: 'exports.files',
    // An erase takes the files that a person is in, and `members` with them.
    says: 'An export that is done and not over has its files.',
    advice: 'Delete the export, and ask for it again.',
    finds: sql`
      select id::text as id, name as said from exports e
      where state = 'done' and expires_at > now() and members is not null and not exists (select from export_files f where f.export_id = e.id)`,
  },
]
