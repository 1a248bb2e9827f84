import { z } from 'zod'
import { bulkSelection, type BulkSelection } from './bulk.ts'
import { endpoint, type Endpoint } from './endpoint.ts'
import { job } from './jobs.ts'
import type { Permission } from '../permissions.ts'
import { capital, type Resource } from './record-endpoints.ts'
import { fieldList, type Field, type FieldSpecs } from './record.ts'
import { createSchema, mostWhole, typed } from './schemas.ts'

interface Owner {
  /** Resource of the owners: `customers`. */
  resource: string
  /** In a sentence: `customer`. */
  one: string
  /** Field that refers to an owner: `customer_id`. */
  field: string
}

/**
 * `POST /OWNERS/bulk/RESOURCE`: a row of a record for each of many owners, with the same values. Lists that no two rows
 * have in common, such as external ids, are left out.
 */
export function bulkCreateOf<const R extends { type: string; fields: FieldSpecs }>(
  { type, fields }: R,
  { resource, one, many, tag }: Resource,
  { owner, create, schemas }: { owner: Owner; create: Permission; schemas: Capitalize<string> },
) {
  const specs = Object.fromEntries(
    Object.entries(fields).filter(([name, { kind }]) => name !== owner.field && kind !== 'external_ids'),
  )
  const values = typed<Record<string, unknown>>(createSchema(specs, {}, `${schemas}BulkCreateValues`))
  return {
    type,
    resource,
    owner,
    takes: create,
    /** Fields that all of them are given. */
    fields: fieldList(specs).filter(({ access = 'editable' }) => access !== 'system'),
    create: endpoint({
      id: `create${capital(many)}For${capital(owner.resource)}`,
      method: 'POST',
      path: `/${owner.resource}/bulk/${resource}`,
      access: create,
      tag,
      summary: `Create a ${one} for each of many ${owner.resource} in the background`,
      description: `Whose it is to be is fixed with this request; \`expected\` is the number that somebody has confirmed, as for a change of many. Each ${owner.one} gets a ${one} of its own; \`GET /jobs/{id}/rows\` says for whom there is none, and why. All of them are one act in the journal, which can be undone.`,
      errors: ['bad_filter', 'narrow_this', 'count_changed', 'not_active'],
      body: z
        .strictObject({ selection: bulkSelection, expected: z.number().int().min(1).max(mostWhole), values })
        .meta({ id: `${schemas}BulkCreateInput` }),
      response: job,
      creates: true,
    }),
  }
}

/** What `bulkCreateOf` makes, whatever the record. */
export interface AnyBulkCreate {
  type: string
  resource: string
  owner: Owner
  takes: Permission
  fields: readonly Field[]
  create: Endpoint & { body: z.ZodType<Input, Input>; response: typeof job }
}
interface Input {
  selection: BulkSelection
  expected: number
  values: Record<string, unknown>
}
