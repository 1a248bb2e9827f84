import { z } from 'zod'
import { kindOf } from './kinds/kinds.ts'
import { isBlank } from './line.ts'
import {
  fieldList,
  type CreateValues,
  type Field,
  type FieldSpecs,
  type PatchValues,
  type RecordValues,
} from './record.ts'

function writeShape(fields: readonly Field[], creates: boolean): Record<string, z.ZodType> {
  return Object.fromEntries(
    fields.map((field) => {
      const schema = kindOf(field).schema(field)
      const value = isNullable(field) ? schema.nullable() : schema
      return [field.name, field.required && creates ? value : value.optional()]
    }),
  )
}

const isNullable = (field: Field): boolean => kindOf(field).empty === undefined && !field.required

const emptyAsNull = (body: unknown): unknown =>
  typeof body === 'object' && body !== null && !Array.isArray(body)
    ? Object.fromEntries(
        Object.entries(body).map(([name, value]) => [
          name,
          typeof value === 'string' && !value.includes('\0') && isBlank(value) ? null : value,
        ]),
      )
    : body

/** Names what a schema takes and gives that is put together at run time: it follows from the fields' declaration. */
export const typed = <Out, In = Out>(schema: z.ZodType): z.ZodType<Out, In> => schema as z.ZodType<Out, In>

/** What is beside the fields: an empty shape would say that there is nothing at all. */
type Output<X extends z.ZodRawShape> = [keyof X] extends [never] ? unknown : z.output<z.ZodObject<X>>
type Input<X extends z.ZodRawShape> = [keyof X] extends [never] ? unknown : z.input<z.ZodObject<X>>

/** Body of a create: every field that is not the product's own. Empty text counts as null; unknown fields are refused. */
export function createSchema<F extends FieldSpecs, X extends z.ZodRawShape>(specs: F, more: X, id: string) {
  const shape = writeShape(
    fieldList(specs).filter((field) => field.access !== 'system'),
    true,
  )
  return typed<CreateValues<F> & Output<X>, CreateValues<F> & Input<X>>(
    z.preprocess(emptyAsNull, z.strictObject({ ...shape, ...more })).meta({ id }),
  )
}

/**
 * Body of a put, which creates what is not there yet: as for a create, and nothing is required, as what is there has it.
 */
export function putSchema<F extends FieldSpecs, X extends z.ZodRawShape>(specs: F, more: X, id: string) {
  const shape = writeShape(
    fieldList(specs).filter((field) => field.access !== 'system'),
    false,
  )
  return typed<Partial<CreateValues<F>> & z.output<z.ZodObject<X>>, Partial<CreateValues<F>> & z.input<z.ZodObject<X>>>(
    z.preprocess(emptyAsNull, z.strictObject({ ...shape, ...more })).meta({ id }),
  )
}

/** Body of a patch: any of the editable fields; what is left out stays. */
export function patchSchema<F extends FieldSpecs, X extends z.ZodRawShape>(specs: F, more: X, id: string) {
  const editable = fieldList(specs).filter((field) => (field.access ?? 'editable') === 'editable')
  const shape = writeShape(editable, false)
  return typed<PatchValues<F> & Output<X>, PatchValues<F> & Input<X>>(
    z.preprocess(emptyAsNull, z.strictObject({ ...shape, ...more })).meta({ id }),
  )
}

/** Shape of the record in an answer. */
export function recordSchema<F extends FieldSpecs, X extends z.ZodRawShape>(specs: F, more: X, id: string) {
  const shape = Object.fromEntries(
    fieldList(specs).map((field) => {
      const kind = kindOf(field)
      return [field.name, isNullable(field) ? kind.output(field).nullable() : kind.output(field)]
    }),
  )
  return typed<RecordValues<F> & z.output<z.ZodObject<X>>>(z.object({ ...shape, ...more }).meta({ id }))
}

/** The most that the database keeps as a whole number of a row. */
export const mostWhole = 2_147_483_647

/** The version of a record that somebody has seen. */
export const seenVersion = z.number().int().min(1).max(mostWhole)

/** What `before` says for the last page of a list. */
export const listEnd = 'end'

/**
 * Query of a list of records: search, filter, sort, page. `filter` is a JSON tree (see filter.ts), `sort` a field or
 * `-field`. `after` and `before` are where a page begins or ends: `next` and `previous` of other pages, or `end`.
 */
export const listQuery = z.object({
  q: z.string().max(200).optional(),
  filter: z.string().max(20_000).optional(),
  sort: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(0).max(200).default(50),
  after: z.string().max(2_000).optional(),
  before: z.string().max(2_000).optional(),
  total: z.enum(['true', 'false']).default('true'),
})

export type ListQuery = z.output<typeof listQuery>

/** Answer of every list. `next` goes into `after` for the next page; `total` is null when it was not asked for. */
export function listOf<T extends z.ZodType>(item: T) {
  const page = z.object({ items: z.array(item), next: z.string().nullable(), total: total.nullable() })
  const name = item.meta()?.id as string | undefined
  return name ? page.meta({ id: name.replace(/(ListItem)?$/, 'List') }) : page
}

/** The same of a list that is read from both ends: `previous` goes into `before` for the page before; null on the first. */
export function bothWaysListOf<T extends z.ZodType>(item: T) {
  const page = listOf(item)
  return page.extend({ previous: z.string().nullable() }).meta({ ...page.meta() })
}

const total = z.object({ value: z.number().int(), exact: z.boolean() }).meta({ id: 'Total' })
