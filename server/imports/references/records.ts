import type { ExternalId } from '../../../contract/platform/kinds/values.ts'
import { isUuid } from '../rules/read-field.ts'
import type { Reading } from '../../platform/database/tx.ts'
import { idsByExternalIds } from '../../platform/records/external-ids.ts'
import type { AnyRecord } from '../../platform/records/record.ts'
import { onlyOf, type Finder, type Named } from './finder.ts'

/** Rows of any record, by id or as `system:id` of another system. */
export const recordsNamed =
  (record: AnyRecord): Finder =>
  async (reading, cells) => {
    const ids = await record.which(reading, cells.filter(isUuid))
    const external = await byExternalId(record, reading, cells)
    return cells.map((cell): Named => {
      const id = cell.toLowerCase()
      return onlyOf(ids.has(id) ? [id] : [external.get(cell) ?? []].flat()) ?? { problem: 'reference' }
    })
  }

/** The rows that cells name by an id in another system. */
export async function byExternalId(
  record: AnyRecord,
  reading: Reading,
  cells: readonly string[],
): Promise<Map<string, string>> {
  const asked = cells.flatMap((cell) => {
    const key = externalIdIn(cell)
    return key ? [{ cell, key }] : []
  })
  const found = await idsByExternalIds(
    record,
    reading,
    asked.map(({ key }) => key),
  )
  return new Map(asked.flatMap(({ cell }, at) => (found[at] ? [[cell, found[at]] as const] : [])))
}

function externalIdIn(cell: string): ExternalId | null {
  const [, source, external_id] = /^([^:,]{1,64}):(.{1,255})$/.exec(cell) ?? []
  return source && external_id ? { source: source.trim(), external_id: external_id.trim() } : null
}
