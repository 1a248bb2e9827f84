import { z } from 'zod'
import { endpoint } from '../platform/endpoint.ts'
import { records, type DeclaredRecord } from '../records.ts'
import { staffLanguage } from '../settings/settings.ts'
import { filledLine } from '../platform/line.ts'

/** Lists that have views: those of the records that say so. */
export type ViewResource = Extract<DeclaredRecord, { listed: true }>['resource']
export const viewResources = records.flatMap((one) => ('listed' in one ? [one.resource] : [])) as [
  ViewResource,
  ...ViewResource[],
]

/** Whose tab a view is: its owner's, everybody's, or everybody's and what the list opens with. */
export const viewScopes = ['personal', 'shared', 'default'] as const
export type ViewScope = (typeof viewScopes)[number]

export const densities = ['comfortable', 'compact'] as const
export type Density = (typeof densities)[number]

/** Narrowest and widest column in pixels; most columns of a view, and most views of one person or shared by all. */
export const viewLimits = { least: 56, most: 900, columns: 100, views: 100, filter: 20_000 } as const

const ownWords = z.partialRecord(staffLanguage, filledLine(80))

/** One column. `width` null: as wide as the list makes it. `labels`: its heading in other words, by language. */
export const viewColumn = z
  .strictObject({
    column: z.string().min(1).max(100),
    width: z.number().int().min(viewLimits.least).max(viewLimits.most).nullable().default(null),
    labels: ownWords.default({}),
  })
  .meta({ id: 'ViewColumn' })
export type ViewColumn = z.output<typeof viewColumn>

/** Something that a view asks for and the answer leaves out: `gone`, or `hidden` from this person. */
export const viewProblem = z
  .object({ part: z.enum(['column', 'filter', 'sort', 'q']), name: z.string(), code: z.enum(['gone', 'hidden']) })
  .meta({ id: 'ViewProblem' })
export type ViewProblem = z.output<typeof viewProblem>

/** A view as this person may use it: what is gone or hidden is left out and named in `problems`. */
export const tableView = z
  .object({
    id: z.string(),
    resource: z.enum(viewResources),
    name: z.string(),
    names: z.partialRecord(staffLanguage, z.string()),
    scope: z.enum(viewScopes),
    owner_id: z.string().nullable(),
    owner_name: z.string(),
    columns: z.array(viewColumn),
    density: z.enum(densities),
    sort: z.string().nullable(),
    filter: z.record(z.string(), z.unknown()).nullable(),
    q: z.string().nullable(),
    problems: z.array(viewProblem),
    editable: z.boolean(),
    created_at: z.string(),
    updated_at: z.string(),
    version: z.number().int(),
  })
  .meta({ id: 'TableView' })
export type TableView = z.output<typeof tableView>

const written = {
  name: filledLine(80),
  names: ownWords,
  scope: z.enum(viewScopes),
  columns: z.array(viewColumn).min(1).max(viewLimits.columns),
  density: z.enum(densities),
  sort: z.string().min(1).max(100).nullable(),
  filter: z.record(z.string(), z.unknown()).nullable(),
  q: z.string().trim().min(1).max(200).nullable(),
}

export const viewCreate = z
  .strictObject({
    resource: z.enum(viewResources),
    name: written.name,
    names: written.names.default({}),
    scope: written.scope.default('personal'),
    columns: written.columns,
    density: written.density.default('comfortable'),
    sort: written.sort.default(null),
    filter: written.filter.default(null),
    q: written.q.default(null),
  })
  .meta({ id: 'TableViewInput' })
export type ViewCreate = z.output<typeof viewCreate>

export const viewPatch = z.strictObject(written).partial().meta({ id: 'TableViewPatch' })
export type ViewPatch = z.output<typeof viewPatch>

const params = z.object({ id: z.guid() })
const tag = 'Table views'
const shared = { access: 'signed_in', tag } as const

export const listTableViews = endpoint({
  id: 'listTableViews',
  method: 'GET',
  path: '/table-views',
  ...shared,
  summary: 'List the views of a list: those of everybody, and your own',
  description: 'The default first, then shared ones, then your own.',
  errors: ['forbidden'],
  query: z.object({ resource: z.enum(viewResources) }),
  response: z.object({ items: z.array(tableView) }),
})

export const getTableView = endpoint({
  id: 'getTableView',
  method: 'GET',
  path: '/table-views/:id',
  ...shared,
  summary: 'Read a view',
  description: 'Whoever knows the id of a personal view, from a link, may read it; only its owner may change it.',
  errors: ['forbidden'],
  params,
  response: tableView,
})

export const createTableView = endpoint({
  id: 'createTableView',
  method: 'POST',
  path: '/table-views',
  ...shared,
  summary: 'Keep columns, order and filter of a list as a view',
  description:
    'Sharing takes the permission `views.share`, the default for everybody `views.manage`; the default before it stays a shared view. A key of the API has no personal views.',
  errors: ['forbidden', 'bad_filter', 'conflict'],
  body: viewCreate,
  response: tableView,
  creates: true,
})

export const patchTableView = endpoint({
  id: 'patchTableView',
  method: 'PATCH',
  path: '/table-views/:id',
  ...shared,
  summary: 'Change a view',
  description:
    'Your own, or with the permission `views.manage` one that is shared. What you may not see of a filter you cannot replace.',
  errors: ['forbidden', 'bad_filter', 'conflict'],
  params,
  body: viewPatch,
  response: tableView,
  versioned: true,
})

export const deleteTableView = endpoint({
  id: 'deleteTableView',
  method: 'DELETE',
  path: '/table-views/:id',
  ...shared,
  summary: 'Delete a view',
  errors: ['forbidden'],
  params,
  versioned: true,
})
