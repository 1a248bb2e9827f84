import { seekBy } from './sought.ts'
import type { Lent, View } from './view.ts'

let all: readonly View[] = []

/** Sets the views of all slices, in their order. Called once, at the start. */
export function setViews(views: readonly View[]): void {
  all = views
  for (const { record, sought } of views) if (sought) seekBy(record.name, sought)
}

/** The views of all slices, in their order. */
export const views = (): readonly View[] => all

export const viewOf = (type: string): View | undefined => all.find((one) => one.type === type)

/** The view of a record by its name in paths: `customers`. */
export const viewOfResource = (resource: string): View | undefined => all.find((one) => one.record.name === resource)

/** Where a row of a record has its page; undefined where it has none. */
export function pathOfRow(resource: string, id: string): string | undefined {
  const view = viewOfResource(resource)
  return (view?.href ?? view?.sought?.href)?.(id)
}

/** What all records put on the page of an owner, in their order. */
export const lentTo = (type: string): readonly Lent[] => all.flatMap((one) => one.lends?.[type] ?? [])
