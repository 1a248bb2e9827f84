import { z } from 'zod'
import { customerFields, type CustomerPatch } from './customers.ts'
import { endpoint } from './endpoint.ts'
import { job } from './jobs.ts'
import { fieldList, type Field, type FieldSpecs } from './record.ts'
import { patchSchema } from './schemas.ts'

/** Lists of a customer's own: no two customers have the same, so they are not changed together. */
const ownLists = new Set(['phones', 'external_ids'])

const specs: FieldSpecs = Object.fromEntries(
  Object.entries(customerFields as FieldSpecs).filter(
    ([, { kind, access = 'editable' }]) => access === 'editable' && !ownLists.has(kind),
  ),
)

/** Fields that many customers may be given, or rid of, at once. */
export const bulkFields: readonly Field[] = fieldList(specs)

const id = z.guid()
const most = 10_000
const ids = z.array(id).max(most)
const fewIds = z.array(id).min(1).max(100)
const fewTags = z.array(z.string().trim().min(1).max(64)).min(1).max(50)

const picked = z
  .strictObject({
    ids: ids.min(1),
    /** One for each id: a customer that somebody has saved since is refused. */
    versions: z.array(z.number().int()).max(most).optional(),
  })
  .refine(({ ids: all, versions }) => versions === undefined || versions.length === all.length, {
    path: ['versions'],
    message: 'Give as many versions as ids.',
  })
  .meta({ id: 'BulkPicked' })

const matching = z
  .strictObject({
    q: z.string().max(200).optional(),
    filter: z.record(z.string(), z.unknown()).optional(),
    /** Order of the rows in the result. */
    sort: z.string().max(100).optional(),
    except: ids.optional(),
  })
  .meta({ id: 'BulkMatching' })

/** Customers one by one, or all that a list with this search and filter shows. */
export const bulkSelection = z.union([picked, matching], {
  error: 'Give either the ids of customers, or a search (q) and a filter as a tree.',
})
export type BulkSelection = z.output<typeof bulkSelection>
export type BulkMatching = z.output<typeof matching>

type Values = Omit<CustomerPatch, 'site_ids' | 'phones' | 'external_ids' | 'manager_email'>
const set = patchSchema(specs, {}, 'BulkValues') as z.ZodType<Values, Values>

const change = z
  .strictObject({
    kind: z.literal('change'),
    set: set.optional(),
    add_tags: fewTags.optional(),
    remove_tags: fewTags.optional(),
    add_site_ids: fewIds.optional(),
    remove_site_ids: fewIds.optional(),
  })
  .refine(({ kind: _, set: values = {}, ...lists }) => Object.keys({ ...values, ...lists }).length > 0, {
    message: 'Say what to change: set, add_tags, remove_tags, add_site_ids or remove_site_ids.',
  })
  .refine(({ set: values, add_tags, remove_tags }) => !values?.tags || !(add_tags || remove_tags), {
    path: ['set', 'tags'],
    message: 'Either set all tags, or add and remove some.',
  })
  .meta({ id: 'BulkChange' })

const erase = z.strictObject({ kind: z.literal('erase') }).meta({ id: 'BulkErase' })

export const bulkAction = z.discriminatedUnion('kind', [change, erase])
export type BulkAction = z.output<typeof bulkAction>
export type BulkChange = z.output<typeof change>

const tag = 'Customers'

export const countCustomers = endpoint({
  id: 'countCustomers',
  method: 'POST',
  path: '/customers/bulk/count',
  access: 'customers.read',
  tag,
  summary: 'Count exactly how many customers a search and filter show',
  description: 'For a page that asks before it changes them all. It may take seconds on a large installation.',
  errors: ['bad_filter', 'narrow_this'],
  body: z.strictObject({ selection: matching }).meta({ id: 'BulkCountInput' }),
  response: z.object({ count: z.number().int() }).meta({ id: 'BulkCount' }),
})

export const changeCustomers = endpoint({
  id: 'changeCustomers',
  method: 'POST',
  path: '/customers/bulk',
  access: 'customers.read',
  tag,
  summary: 'Change or erase many customers in the background',
  description:
    'Who is selected is fixed with this request. `expected` is the number that somebody has confirmed: when a search and filter show another one by now, the answer is `count_changed`, with the number in `data.count`. A difference of up to one in a hundred is let through, but never more erasures than were confirmed. ' +
    'The job does one customer at a time with the same rules and permissions as a single change, `customers.edit` or `customers.erase`; `GET /jobs/{id}/rows` says what became of each. The lines in the journal have the id of the job as their `action_id`.',
  errors: ['bad_filter', 'narrow_this', 'count_changed', 'not_active'],
  body: z
    .strictObject({ selection: bulkSelection, expected: z.number().int().min(1), action: bulkAction })
    .meta({ id: 'BulkInput' }),
  response: job,
  creates: true,
})
