import type { ListSearch } from './list-search.ts'

/** From which end a list is read. */
export type ListSide = 'start' | 'end'

/** How a list is being read: `jumps` counts how often somebody went from one of its ends to another. */
export interface ListReading {
  side: ListSide
  jumps: number
}

export const fromStart: ListReading = { side: 'start', jumps: 0 }

/** Where somebody was in a list: from where it was read, how far it was scrolled, and which row was theirs. */
export interface Place {
  reading: ListReading
  offset: number
  id: string | null
}

const storageKey = (name: string): string => `clientele-place-${name}`
const questionOf = ({ q, filter, sort }: ListSearch): string => JSON.stringify([q, filter, sort])

export function keepPlace(name: string, search: ListSearch, place: Place): void {
  sessionStorage.setItem(storageKey(name), JSON.stringify({ question: questionOf(search), ...place }))
}

/** The place kept for the same question; the top of the list where there is none. */
export function keptPlace(name: string, search: ListSearch): Place {
  try {
    const kept = JSON.parse(sessionStorage.getItem(storageKey(name)) ?? 'null') as (Place & { question: string }) | null
    if (kept?.question === questionOf(search)) return kept
  } catch {
    sessionStorage.removeItem(storageKey(name))
  }
  return { reading: fromStart, offset: 0, id: null }
}

const pathKey = (name: string): string => `clientele-list-${name}`

/** Remembers the URL of a list, so that other pages can lead back to it as it was. */
export const keepListPath = (name: string, path: string): void => sessionStorage.setItem(pathKey(name), path)
export const listPath = (name: string): string | null => sessionStorage.getItem(pathKey(name))
