import { sql } from 'kysely'
import type { Verification } from '../platform/verify/verification.ts'

export const verifies: readonly Verification[] = [
  {
    name: 'put-back.acts',
    says: 'What was undone is in the journal.',
    advice: 'The act shows as undone where it cannot be looked at any more; no record is touched by that.',
    finds: sql`
      select distinct action_id::text as id, 'undone on ' || at as said from journal_undos u
      where not exists (select from journal j where j.action_id = u.action_id)`,
  },
]
