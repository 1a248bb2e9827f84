import { useRef, useState } from 'react'

export interface Row<T> {
  key: number
  value: T
}

/**
 * The rows of a repeating input. A blank row always follows the last filled one; blank rows stay while somebody types
 * in them and are left out of the value.
 */
export function useRows<T>(
  value: readonly T[],
  onChange: (value: T[]) => void,
  blank: T,
  isBlank: (one: T) => boolean,
) {
  const nextKey = useRef(0)
  const emitted = useRef<string | null>(null)
  const made = (values: readonly T[]): Row<T>[] => values.map((one) => ({ key: nextKey.current++, value: one }))
  const [rows, setRows] = useState<Row<T>[]>(() => made([...value, blank]))
  const outside = JSON.stringify(value)
  if (emitted.current === null) emitted.current = outside
  else if (emitted.current !== outside) {
    emitted.current = outside
    setRows(made([...value, blank]))
  }
  const keep = (next: Row<T>[]): void => {
    const last = next.at(-1)
    const ended = last === undefined || !isBlank(last.value) ? [...next, ...made([blank])] : next
    const filled = ended.map((row) => row.value).filter((one) => !isBlank(one))
    setRows(ended)
    emitted.current = JSON.stringify(filled)
    onChange(filled)
  }
  return {
    rows,
    change: (key: number, part: Partial<T>) =>
      keep(rows.map((row) => (row.key === key ? { ...row, value: { ...row.value, ...part } } : row))),
    remove: (key: number) => keep(rows.filter((row) => row.key !== key)),
    /** Lets a row and the one before it change places. */
    raise: (key: number) => {
      const at = rows.findIndex((row) => row.key === key)
      if (at > 0) keep(rows.with(at - 1, rows[at]!).with(at, rows[at - 1]!))
    },
    /** Place of a row among the filled ones: the number in the path of its problems. */
    place: (key: number) => rows.filter((row) => !isBlank(row.value)).findIndex((row) => row.key === key),
    isBlank: (row: Row<T>) => isBlank(row.value),
  }
}

/** The first problem of one entry, whatever part of it is wrong. */
export function problemAt(errors: Record<string, string>, place: number): string | undefined {
  if (place < 0) return undefined
  return Object.entries(errors).find(([path]) => path === String(place) || path.startsWith(`${place}.`))?.[1]
}
