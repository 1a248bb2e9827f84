import { useSyncExternalStore } from 'react'
import { ApiError } from '../platform/api-error.ts'
import { partsOf } from '../platform/parts.ts'

/** A record that a reference may point to, as it is found and named. `detail` tells it from others of its name. */
export interface Found {
  value: string
  label: string
  detail?: string
}

/** A resource with more records than anybody could choose from in one list: they are found by typing. */
export interface Sought {
  /** The first records that match what was typed. */
  search(typed: string, signal: AbortSignal): Promise<Found[]>
  /** What records are called, of at most `mostNamed` ids; those that are not there are left out. */
  names(ids: readonly string[]): Promise<Found[]>
  mostNamed: number
  /** Page of a record. */
  href(id: string): string
}

const resources = new Map<string, Sought>()

/** Says how the records of a resource are found: references to it (`refers`) are entered by typing from then on. */
export const seekBy = (resource: string, sought: Sought): void => void resources.set(resource, sought)

export const soughtOf = (resource: string | undefined): Sought | undefined => resources.get(resource ?? '')

/** A name is looked up again after so many milliseconds: it may have changed. */
const lifetime = 60_000
/** Names that are asked for together. */
const together = 10

interface Named {
  found: Found | null | undefined
  at: number
}

/** The names that are known by now; others take its place when more have come. */
export type NamesKnown = ReadonlyMap<string, Named>

let known: NamesKnown = new Map()
const wanted = new Map<string, Set<string>>()
const listeners = new Set<() => void>()

const keyOf = (resource: string, id: string): string => `${resource} ${id}`

/** What a record is called; null: it is not there, or nobody may say; undefined until it is known, which it then asks for. */
export function foundBy(names: NamesKnown, resource: string, id: string): Found | null | undefined {
  const named = names.get(keyOf(resource, id))
  if (named === undefined || Date.now() - named.at > lifetime) want(resource, id)
  return named?.found
}

/** Keeps what a search has found, so that its name needs no question. */
export const keepFound = (resource: string, found: readonly Found[]): void =>
  keep(resource, new Map(found.map((one) => [one.value, one])))

/** Keeps that records are there no more. */
export const keepGone = (resource: string, ids: readonly string[]): void =>
  keep(resource, new Map(ids.map((id) => [id, null])))

function keep(resource: string, named: ReadonlyMap<string, Found | null | undefined>): void {
  const at = Date.now()
  known = new Map([...known, ...[...named].map(([id, found]): [string, Named] => [keyOf(resource, id), { found, at }])])
  listeners.forEach((listener) => listener())
}

/** The names that are known: draws anew when more have come. */
export const useNamesKnown = (): NamesKnown =>
  useSyncExternalStore(
    listen,
    () => known,
    () => known,
  )

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function want(resource: string, id: string): void {
  const ids = wanted.get(resource)
  if (ids) return void ids.add(id)
  wanted.set(resource, new Set([id]))
  setTimeout(() => void ask(resource), together)
}

async function ask(resource: string): Promise<void> {
  const ids = [...(wanted.get(resource) ?? [])]
  wanted.delete(resource)
  const sought = resources.get(resource)
  if (!sought) return
  const answers = await Promise.all(partsOf(ids, sought.mostNamed).map((part) => namesOf(sought, part)))
  keep(resource, new Map(answers.flat()))
}

/** Whom nobody may name is as good as not there; after another failure nothing is known, until it is asked again. */
async function namesOf(sought: Sought, ids: readonly string[]): Promise<[string, Found | null | undefined][]> {
  try {
    const named = new Map((await sought.names(ids)).map((one) => [one.value, one]))
    return ids.map((id) => [id, named.get(id) ?? null])
  } catch (error) {
    const refused = error instanceof ApiError && error.status === 403
    return ids.map((id) => [id, refused ? null : undefined])
  }
}
