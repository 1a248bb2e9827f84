import type { Constraints } from '../http/failures.ts'
import type { AnyRecord } from './record.ts'

/** What the constraints of a record's tables mean, by the names that PostgreSQL gives them or short ones. */
export function constraintsOf({ type, table, fields, externalIds }: AnyRecord): Constraints {
  const references = fields.filter(({ kind }) => kind === 'reference')
  const taken = {
    code: 'external_id_taken',
    field: 'external_ids',
    message: `Another ${type.replaceAll('_', ' ')} has this external id.`,
  } as const
  return {
    ...Object.fromEntries(
      references.map(({ name }) => [
        `${table}_${name}_fkey`,
        { code: 'invalid', field: name, problem: 'record_unknown' } as const,
      ]),
    ),
    ...(externalIds && { [`${externalIds.table}_key`]: taken, [`${externalIds.table}_source_external_id_key`]: taken }),
  }
}
