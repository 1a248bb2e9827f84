import { sql } from 'kysely'
import type { Verification } from '../platform/verify/verification.ts'

export const verifies: readonly Verification[] = [
  {
    name: 'sites.default',
    says: 'There is one default site.',
    advice: 'Make a site the default, on its page.',
    covers: ['sites.is_default'],
    finds: sql`select 'sites' as id, 'there is none' as said where not exists (select from sites where is_default)`,
  },
]
