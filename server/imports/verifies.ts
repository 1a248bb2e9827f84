import { sql } from 'kysely'
import type { Verification } from '../platform/verify/verification.ts'

export const verifies: readonly Verification[] = [
  {
    name: 'imports.counts',
    says: 'What became of the rows of an import adds up to the rows that were read.',
    advice: 'The list of imports shows a wrong figure; no customer is touched by that.',
    covers: ['read', 'created', 'updated', 'unchanged', 'skipped', 'refused'].map((name) => `imports.${name}`),
    finds: sql`
      select id::text as id, file_name as said from imports where read <> created + updated + unchanged + skipped + refused`,
  },
]
