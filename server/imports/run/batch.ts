import { sql } from 'kysely'
import type { ImportSettings } from '../../../contract/imports/settings.ts'
import { refusalOf } from '../../platform/database/refused.ts'
import { attempt, type Reading, type Tx } from '../../platform/database/tx.ts'
import { toldBy, type Refusal } from '../../platform/refusal.ts'
import type { ImportedRow, Remark } from '../rules/rows.ts'
import type { Runner } from './run.ts'
import type { Check, Importer, PlannedRow } from './importer.ts'

/** Plans and writes rows in the transaction. Rows of one batch that share a key follow one another. */
export async function importRows<Row extends ImportedRow, P extends PlannedRow>(
  tx: Tx,
  importer: Importer<Row, P>,
  settings: ImportSettings,
  rows: readonly Row[],
): Promise<P[]> {
  await useIndexes(tx)
  const plans: P[] = []
  for (const run of runsOf(importer, settings, rows)) plans.push(...(await planAndWrite(tx, importer, settings, run)))
  return plans
}

/** The same row by row: one that the database refuses is undone alone, and says why. */
export async function importOneByOne<Row extends ImportedRow, P extends PlannedRow>(
  tx: Tx,
  importer: Importer<Row, P>,
  settings: ImportSettings,
  rows: readonly Row[],
): Promise<P[]> {
  await useIndexes(tx)
  const plans: P[] = []
  for (const row of rows) {
    const one = (): Promise<P[]> => attempt(tx, () => planAndWrite(tx, importer, settings, [row]))
    try {
      // Somebody else may have brought the same record a moment ago: the second time it is found.
      plans.push(...(await one().catch(one)))
    } catch (error) {
      const refusal = refusalOf(error)
      if (!refusal) throw error
      plans.push(...importer.refused(row, remarkOf(refusal)))
    }
  }
  return plans
}

async function planAndWrite<Row extends ImportedRow, P extends PlannedRow>(
  tx: Tx,
  importer: Importer<Row, P>,
  settings: ImportSettings,
  rows: readonly Row[],
): Promise<P[]> {
  const plans = await importer.plan(tx, settings, rows)
  await importer.write(tx, plans)
  return plans
}

function remarkOf(refusal: Refusal): Remark {
  const { code, message, params, field } = toldBy(refusal)
  const target = field?.split('.')[0]
  return { column: null, value: null, code, message, ...(params && { params }), ...(target && { target }) }
}

/** What a check finds: the same plans, and nothing written. */
export async function checkRows<Row extends ImportedRow, P extends PlannedRow>(
  reading: Reading,
  importer: Importer<Row, P>,
  check: Check<Row, P>,
  settings: ImportSettings,
  rows: readonly Row[],
): Promise<P[]> {
  await useIndexes(reading)
  const plans: P[] = []
  for (const run of runsOf(importer, settings, rows)) plans.push(...(await check.plan(reading, run)))
  await check.complete?.(reading, plans)
  return plans
}

/** Looks up what rows find before anything is done with them, in a transaction of its own. */
export const lookUp = <T>(
  { program, actor }: Pick<Runner, 'program' | 'actor'>,
  look: (reading: Reading) => Promise<T>,
) =>
  program.db.write.transaction().execute(async (db): Promise<T> => {
    await useIndexes({ db, actor })
    return look({ db, actor })
  })

/**
 * Every look-up here is by key; on a table that has just grown the planner does not know that: it would scan the table, or
 * keep the whole of it and compare each row with each key.
 */
export async function useIndexes({ db }: Reading): Promise<void> {
  const ways = ['enable_seqscan', 'enable_hashjoin', 'enable_mergejoin', 'enable_material']
  await sql`select set_config(way, 'off', true) from unnest(${ways}::text[]) way`.execute(db)
}

/** Cuts a batch where a row has a key that an earlier one has: it may mean the record which that one makes. */
function* runsOf<Row extends ImportedRow, P extends PlannedRow>(
  importer: Importer<Row, P>,
  settings: ImportSettings,
  rows: readonly Row[],
): Generator<Row[]> {
  let run: Row[] = []
  let known = new Set<string>()
  for (const row of rows) {
    const keys = importer.keysOf(settings, row)
    if (keys.some((key) => known.has(key))) {
      yield run
      run = []
      known = new Set()
    }
    for (const key of keys) known.add(key)
    run.push(row)
  }
  if (run.length > 0) yield run
}
