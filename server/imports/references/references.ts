import { resourceCalled } from '../../platform/composition.ts'
import type { Reading } from '../../platform/database/tx.ts'
import { customersNamed } from './customers.ts'
import type { Finder, Named } from './finder.ts'
import { recordsNamed } from './records.ts'
import { sitesNamed } from './sites.ts'
import { staffNamed } from './staff.ts'

/** What has more names than an id and those of other systems. */
const finders: Record<string, Finder> = { customers: customersNamed, staff: staffNamed, sites: sitesNamed }

/** What cells of a column that refers to records of a resource mean, by the cell. */
export async function namedBy(
  reading: Reading,
  refers: string,
  cells: readonly string[],
): Promise<ReadonlyMap<string, Named>> {
  const once = [...new Set(cells)]
  const find = finders[refers] ?? recordsNamed(resourceCalled(refers))
  const found = await find(reading, once)
  return new Map(once.map((cell, at) => [cell, found[at]!]))
}
