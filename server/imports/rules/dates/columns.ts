import { addressFields } from '../../../../contract/addresses/record.ts'
import { customerFields } from '../../../../contract/customers/record.ts'
import type { ImportColumn, ImportSettings } from '../../../../contract/imports/settings.ts'
import { addressTarget, fieldOfTarget } from '../../../../contract/imports/targets.ts'
import type { FieldSpecs } from '../../../../contract/platform/record.ts'
import { refuseProblem } from '../../../platform/refusal.ts'
import { orderOf, seeOrder, unseen, type OrderSeen } from './order.ts'

const isDated = ({ resource }: ImportSettings, target: string): boolean => {
  const kind = kindOfTarget(resource, target)
  return kind === 'date' || kind === 'instant'
}

function kindOfTarget(resource: ImportSettings['resource'], target: string): string | undefined {
  if (target === 'account.verified_at') return 'instant'
  const place = addressTarget(target)
  const specs: FieldSpecs = place ? addressFields : customerFields
  return fieldOfTarget(resource, target)?.kind ?? specs[place?.name ?? target]?.kind
}

/** Watches the columns whose order of day and month nobody has said, while a file is read to its end. */
export function watchOrders(settings: ImportSettings, columns: readonly string[]) {
  const places = new Map(columns.map((name, at) => [name.toLowerCase(), at]))
  const watched = settings.mapping.flatMap((column): { column: ImportColumn; at: number; seen: OrderSeen }[] => {
    const at = places.get(column.column.toLowerCase())
    const isSaid = (column.day_first ?? settings.day_first) !== undefined
    return at === undefined || isSaid || !isDated(settings, column.target) ? [] : [{ column, at, seen: unseen() }]
  })
  return {
    see(cells: readonly string[]): void {
      for (const { at, seen } of watched) seeOrder(seen, cells[at] ?? '')
    },
    /**
     * The settings with the order of every column, which all its cells have. A column that does not show it has that of
     * the others; where they do not show one either, somebody has to say it: `day_order`.
     */
    settled(): ImportSettings {
      const shown = new Map(watched.map(({ column, seen }) => [column, orderOf(seen)]))
      const orders = new Set([...shown.values()].filter((order) => order !== null))
      const common = orders.size === 1 ? [...orders][0]! : null
      const unknown = watched.find(({ column, seen }) => seen.either !== null && (shown.get(column) ?? common) === null)
      if (unknown)
        throw refuseProblem('invalid', '', 'day_order', { column: unknown.column.column, value: unknown.seen.either })
      const mapping = settings.mapping.map((column) => {
        const order = shown.get(column) ?? common
        return shown.has(column) && order !== null ? { ...column, day_first: order } : column
      })
      return { ...settings, mapping }
    },
  }
}
