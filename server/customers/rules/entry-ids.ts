import { uuidv7 } from 'uuidv7'

/** Gives the entries of a list their ids: those that were there, or may come back, keep theirs, and each id goes once. */
export function openEntryIds(before: readonly { id: string }[]): (given: string | undefined) => string {
  const left = new Set(before.map(({ id }) => id))
  return (given) => (given !== undefined && left.delete(given) ? given : uuidv7())
}
