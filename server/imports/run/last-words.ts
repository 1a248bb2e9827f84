import type { ImportSettings } from '../../../contract/imports/settings.ts'
import type { ImportedRow, LastWords } from '../rules/rows.ts'
import { importerOf } from '../importers.ts'
import { lookUp } from './batch.ts'
import { hashOf } from './duplicates.ts'
import type { Runner } from './run.ts'
import { batches, type Scanned } from './scan.ts'

/** What a row says of a field; `place` tells its order in the file. */
export interface Word {
  field: string
  value: unknown
  place: number
}

/**
 * What the rows of a record say last, where several rows of a file mean one that is known: an earlier one that says
 * otherwise changes nothing. Otherwise each run of the file would turn the record to and fro. Null where no two rows have
 * a key in common.
 */
export async function findLastWords(
  runner: Runner,
  settings: ImportSettings,
  scanned: Scanned,
): Promise<LastWords | null> {
  const { whom, says, keysOf } = importerOf(settings.resource)
  if (scanned.repeated.size === 0 || !whom || !says) return null
  const words = new Map<string, Map<string, { place: number; hash: number }>>()
  const isRepeated = (row: ImportedRow): boolean =>
    keysOf(settings, row).some((key) => scanned.repeated.has(hashOf(key)))
  for await (const rows of batches(runner.source, settings, scanned, 1)) {
    runner.checkpoint()
    const some = rows.filter(isRepeated)
    if (some.length === 0) continue
    const ids = await lookUp(runner, (reading) => whom(reading, settings, some))
    for (const [at, row] of some.entries()) {
      const id = ids[at]
      if (!id) continue
      const known = words.get(id) ?? new Map<string, { place: number; hash: number }>()
      words.set(id, known)
      for (const { field, value, place } of says(settings, row))
        known.set(field, { place, hash: hashOf(textOf(value)) })
    }
  }
  return (id, field, value, place) => {
    const last = words.get(id)?.get(field)
    return last && last.place > place && last.hash !== hashOf(textOf(value)) ? Math.floor(last.place) : null
  }
}

const textOf = (value: unknown): string => JSON.stringify(value ?? null)
