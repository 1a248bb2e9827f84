import { z } from 'zod'
import { endpoint, type Endpoint } from './endpoint.ts'
import { job } from './jobs.ts'
import type { Permission } from '../permissions.ts'
import type { Resource } from './record-endpoints.ts'
import { fieldList, type Field, type FieldSpecs, type PatchValues } from './record.ts'
import { endingOf, type Ending } from '../record-jobs.ts'
import { mostWhole, patchSchema, seenVersion, typed } from './schemas.ts'
import { filledLine } from './line.ts'

/** Kinds of lists of a record's own: no two records have the same, so they are not changed together. */
type OwnList = 'phones' | 'emails' | 'external_ids'
const ownLists = new Set<string>(['phones', 'emails', 'external_ids'] satisfies OwnList[])

type Settable<F extends FieldSpecs> = { [K in keyof F as F[K]['kind'] extends OwnList ? never : K]: F[K] }
type TagNames<F extends FieldSpecs> = keyof { [K in keyof F & string as F[K]['kind'] extends 'tags' ? K : never]: 1 }
type AddRemove = Record<string, z.ZodOptional<z.ZodArray<z.ZodType<string>>>>

/** What is done to each of many: values that all of them get, and words and ids that are added and taken away. */
export type ChangeOf<F extends FieldSpecs, X extends AddRemove> = {
  kind: 'change'
  set?: PatchValues<Settable<F>> | undefined
} & { [K in `${'add' | 'remove'}_${TagNames<F>}`]?: string[] | undefined } & (keyof X extends never
    ? unknown
    : z.output<z.ZodObject<X>>)

/** The same, whatever the record. */
export type BulkChange = { kind: 'change'; set?: Record<string, unknown> | undefined; [more: string]: unknown }
/** A row of another record for each of them: `resource` is that record's, `field` the one that refers to its owner. */
export interface BulkCreate {
  kind: 'create'
  resource: string
  field: string
  values: Record<string, unknown>
}
export type BulkAction = BulkChange | BulkCreate | { kind: 'erase' | 'remove' }

const id = z.guid()
const most = 10_000
const ids = z.array(id).max(most)
const fewTags = z.array(filledLine(64)).min(1).max(50)

/** Ids to add or to take away. */
export const fewIds = z.array(id).min(1).max(100).optional()

const picked = z
  .strictObject({
    ids: ids.min(1),
    /** One for each id: a record that somebody has saved since is refused. */
    versions: z.array(seenVersion).max(most).optional(),
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

/** Records one by one, or all that a list with this search and filter shows. */
export const bulkSelection = z.union([picked, matching], {
  error: 'Give either ids, or a search (q) and a filter as a tree.',
})
export type BulkSelection = z.output<typeof bulkSelection>
export type BulkMatching = z.output<typeof matching>

/** What it takes to change one record, and to end one. */
interface Takes {
  change: Permission
  end: Permission
}

interface About<X extends AddRemove> {
  /** Before the names of its schemas. */
  schemas: '' | Capitalize<string>
  /** What else than words can be added to a record and taken away from it. */
  lists: X
  takes: Takes
}

/**
 * Changes of many records at once: `POST /RESOURCE/bulk`, and the exact count that is asked for before. Every editable
 * field can be set but for lists of a record's own; of fields of tags, single words are added and taken away.
 */
export function bulkOf<
  const R extends { type: string; verbs: readonly string[]; fields: FieldSpecs },
  const X extends AddRemove,
>({ type, verbs, fields }: R, { resource, many, one, tag, read }: Resource, { schemas, lists, takes }: About<X>) {
  const name = many.charAt(0).toUpperCase() + many.slice(1)
  const kind = endingOf({ verbs }) as Ending<R>
  const specs = Object.fromEntries(
    Object.entries(fields).filter(
      ([, { kind: of, access = 'editable' }]) => access === 'editable' && !ownLists.has(of),
    ),
  )
  const tags = fieldList(specs).filter((field) => field.kind === 'tags')
  const words = tags.flatMap((field) => [`add_${field.name}`, `remove_${field.name}`])
  const shape: Record<string, z.ZodType> = {
    kind: z.literal('change'),
    set: patchSchema(specs, {}, `${schemas}BulkValues`).optional(),
    ...Object.fromEntries(words.map((part) => [part, fewTags.optional()])),
    ...lists,
  }
  const changed = z
    .strictObject(shape)
    .refine(({ kind: _, set, ...rest }) => Object.keys({ ...(set as object), ...rest }).length > 0, {
      message: `Say what to change: ${orOf(['set', ...words, ...Object.keys(lists)])}.`,
    })
    .superRefine(({ set = {}, ...given }, context) => {
      for (const { name: field } of tags) {
        if (!((set as Record<string, unknown>)[field] && (given[`add_${field}`] || given[`remove_${field}`]))) continue
        const message = `Either set all ${field}, or add and remove some.`
        context.addIssue({ code: 'custom', path: ['set', field], message })
      }
    })
    .meta({ id: `${schemas}BulkChange` })
  const ended = z
    .strictObject({ kind: z.literal(kind) })
    .meta({ id: `${schemas}Bulk${kind === 'erase' ? 'Erase' : 'Remove'}` })
  type Action = ChangeOf<R['fields'], X> | { kind: Ending<R> }
  const action = typed<Action>(z.discriminatedUnion('kind', [changed, ended]))
  return {
    type,
    resource,
    /** Fields that many may be given, or rid of, at once. */
    fields: fieldList(specs),
    takes,
    /** How its records end. */
    ending: kind,
    count: endpoint({
      id: `count${name}`,
      method: 'POST',
      path: `/${resource}/bulk/count`,
      access: read,
      tag,
      summary: `Count exactly how many ${many} a search and filter show`,
      description: 'For a page that asks before it changes them all. It may take seconds on a large installation.',
      errors: ['bad_filter', 'narrow_this'],
      body: countInput,
      response: countAnswer,
      light: true,
    }),
    change: endpoint({
      id: `change${name}`,
      method: 'POST',
      path: `/${resource}/bulk`,
      access: read,
      tag,
      summary: `Change or ${kind} many ${many} in the background`,
      description:
        'Who is selected is fixed with this request. `expected` is the number that somebody has confirmed: when a search and filter show another one by now, the answer is `count_changed`, with the number in `data.count`. A difference of up to one in a hundred is let through, but never more ' +
        `${kind === 'erase' ? 'erasures' : 'removals'} than were confirmed. ` +
        `The job does one ${one} at a time with the same rules and permissions as a single change, ${orOf([...new Set([takes.change, takes.end])].map((right) => `\`${right}\``))}; \`GET /jobs/{id}/rows\` says what became of each. The lines in the journal have the id of the job as their \`action_id\`.`,
      errors: ['bad_filter', 'narrow_this', 'count_changed', 'not_active'],
      body: z
        .strictObject({ selection: bulkSelection, expected: z.number().int().min(1).max(mostWhole), action })
        .meta({ id: `${schemas}BulkInput` }),
      response: job,
      creates: true,
    }),
  }
}

/** What `bulkOf` makes, whatever the record. */
export interface AnyBulk {
  type: string
  resource: string
  fields: readonly Field[]
  takes: Takes
  ending: 'erase' | 'remove'
  count: Endpoint & { body: typeof countInput; response: typeof countAnswer }
  change: Endpoint & { body: z.ZodType<BulkInput, BulkInput>; response: typeof job }
}
interface BulkInput {
  selection: BulkSelection
  expected: number
  action: BulkAction
}

const countInput = z.strictObject({ selection: matching }).meta({ id: 'BulkCountInput' })
const countAnswer = z.object({ count: z.number().int() }).meta({ id: 'BulkCount' })

const orOf = (parts: readonly string[]): string => parts.join(', ').replace(/, ([^,]+)$/, ' or $1')
