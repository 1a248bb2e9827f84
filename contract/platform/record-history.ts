import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { historyFacets, historyPage, historyQuery } from './journal/journal.ts'
import { pastMoment } from './past-moment.ts'
import type { Permission } from '../permissions.ts'
import { putBackInput, putBackPlan, putBackQuery, putBackResult } from './put-back.ts'

/** What the endpoints of a record's history are called, and what they say of it. */
export interface HistoryOf<A extends z.ZodType> {
  /** Path of one row: `/customers/:id`. */
  path: `/${string}/:id`
  /** The record in a sentence: `a customer`. */
  called: string
  /** What it takes to put something back. */
  change: Permission
  /** Names of the constants, which are those of the operations in the OpenAPI document. */
  ids: { history: string; facets: string; preview: string; putBack: string; asOf: string }
  /** Fields that `fields` may name, as an integrator writes them. */
  examples: string
  /** A row as it was (see `asOfSchema`), and what is told of it. */
  asOf: A
  told: string
}

/** Makes the endpoints of a record that has a page of its own: its history, putting back, and the page as it was. */
export function historyEndpoints<A extends z.ZodType>({ path, called, change, ids, examples, ...of }: HistoryOf<A>) {
  const common = { tag: 'Journal', params: z.object({ id: z.guid() }) } as const
  return {
    history: endpoint({
      ...common,
      id: ids.history,
      method: 'GET',
      path: `${path}/history`,
      access: 'history.read',
      summary: `Read the history of ${called}, newest first`,
      description:
        'A page may be shorter than `limit`, even empty, and still have a `next`: the filter looks at a bounded stretch.',
      errors: ['bad_cursor'],
      query: historyQuery,
      response: historyPage,
    }),
    facets: endpoint({
      ...common,
      id: ids.facets,
      method: 'GET',
      path: `${path}/history/facets`,
      access: 'history.read',
      summary: `Which fields, people and kinds the history of ${called} has`,
      description: 'Taken from its newest lines.',
      response: historyFacets,
    }),
    preview: endpoint({
      ...common,
      id: ids.preview,
      method: 'GET',
      path: `${path}/history/put-back`,
      access: change,
      summary: 'See what putting back would change',
      description:
        'Give `line_id` for one change, `action_id` for all of one save, or `since` for all after a moment. Needs `history.read` as well.',
      query: putBackQuery,
      response: putBackPlan,
    }),
    putBack: endpoint({
      ...common,
      id: ids.putBack,
      method: 'POST',
      path: `${path}/history/put-back`,
      access: change,
      summary: 'Put back one change, all of one save, or what it was at a moment',
      description: `Give \`line_id\`, \`action_id\` or \`since\`; \`fields\` narrows it (${examples}). What changed since stays as it is and is listed in \`refused\`. Where nothing at all can be put back the answer is 409 \`changed_since\`, with the list in \`data.refused\`. Needs \`history.read\` as well.`,
      errors: ['changed_since'],
      body: putBackInput,
      response: putBackResult,
      versioned: true,
    }),
    asOf: endpoint({
      ...common,
      id: ids.asOf,
      method: 'GET',
      path: `${path}/as-of`,
      access: 'history.read',
      summary: `Read ${called} as it was at a moment`,
      description: `Worked out from the journal, backwards from now: ${of.told}. Values are masked as they are now; \`version\` is that of now.`,
      query: z.object({ at: pastMoment }),
      response: of.asOf,
    }),
  }
}

export type HistoryEndpoints = ReturnType<typeof historyEndpoints<z.ZodType>>
