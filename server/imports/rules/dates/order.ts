import { isOpen, isReal, readDateText, settled } from './read.ts'

/** What a column shows of the order of its days. */
export interface OrderSeen {
  /** Cells that can only be read with the day first, or the month. */
  day: number
  month: number
  /** One that can be read either way. */
  either: string | null
}

export const unseen = (): OrderSeen => ({ day: 0, month: 0, either: null })

/** All others are read in one way alone, and looking closer takes its time. */
const mayBeOpen = /\d{1,2} ?[/-] ?\d{1,2} ?[/-] ?\d{2}/

/** Takes a cell of the column into account. */
export function seeOrder(seen: OrderSeen, cell: string): void {
  const read = mayBeOpen.test(cell) ? readDateText(cell) : null
  if (!read || read === 'empty' || !isOpen(read.day) || read.day.first === read.day.second) return
  const [day, month] = [true, false].map((dayFirst) => isReal(settled(read.day as never, dayFirst), read.short))
  if (day && month) seen.either ??= cell
  else if (day) seen.day += 1
  else seen.month += 1
}

/** Whether the day comes first in a column; null where it does not show, or shows both alike. */
export const orderOf = ({ day, month }: OrderSeen): boolean | null => (day === month ? null : day > month)
