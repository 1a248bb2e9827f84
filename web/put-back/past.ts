import { createContext } from 'react'
import type { HistoryEndpoints } from '../../contract/platform/record-history.ts'
import type { Permission } from '../../contract/permissions.ts'
import { viewOf } from '../records/views.ts'
import { searchOf } from '../platform/search-of.ts'

/** A row that has a page of its own, and the endpoints of its history. */
export interface PastOf {
  type: string
  id: string
  endpoints: HistoryEndpoints
}

/** What it takes to put something back on its page. */
export const putBackRight = ({ endpoints }: PastOf): Permission => endpoints.putBack.access as Permission

/** Its page of now, and as it was at a moment. */
export const pageOf = ({ type, id }: Pick<PastOf, 'type' | 'id'>, as_of?: string): { to: string; search: never } => ({
  to: viewOf(type)?.href?.(id) ?? '/',
  search: searchOf(as_of === undefined ? {} : { as_of }),
})

/** On a page that shows a row as it was: the fields that differ from now. Null on the page of now. */
export const Past = createContext<ReadonlySet<string> | null>(null)
