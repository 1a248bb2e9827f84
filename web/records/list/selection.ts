/** What is selected of a list: some rows, or all that match but for a few. */
export type Selection<T> = { all: false; rows: ReadonlyMap<string, T> } | { all: true; except: ReadonlySet<string> }

export const nothing = <T>(): Selection<T> => ({ all: false, rows: new Map() })

export const isSelected = (selection: Selection<unknown>, id: string): boolean =>
  selection.all ? !selection.except.has(id) : selection.rows.has(id)

/** Puts rows in, or takes them out. */
export function withRows<T>(
  selection: Selection<T>,
  rows: readonly T[],
  idOf: (row: T) => string,
  on: boolean,
): Selection<T> {
  if (selection.all) {
    const except = new Set(selection.except)
    for (const row of rows) {
      if (on) except.delete(idOf(row))
      else except.add(idOf(row))
    }
    return { all: true, except }
  }
  const kept = new Map(selection.rows)
  for (const row of rows) {
    if (on) kept.set(idOf(row), row)
    else kept.delete(idOf(row))
  }
  return { all: false, rows: kept }
}

/** Lets go of rows that are there no more. */
export function withoutGone<T>(selection: Selection<T>, ids: readonly string[]): Selection<T> {
  const gone = new Set(ids)
  if (selection.all) return { all: true, except: new Set([...selection.except].filter((id) => !gone.has(id))) }
  return { all: false, rows: new Map([...selection.rows].filter(([id]) => !gone.has(id))) }
}

export interface Counted {
  value: number
  exact: boolean
}

/** How many are selected; null where nobody knows how many match. */
export function countOf(selection: Selection<unknown>, total: Counted | null): Counted | null {
  if (!selection.all) return { value: selection.rows.size, exact: true }
  return total && { value: Math.max(0, total.value - selection.except.size), exact: total.exact }
}

export const isNothing = (selection: Selection<unknown>): boolean => !selection.all && selection.rows.size === 0
