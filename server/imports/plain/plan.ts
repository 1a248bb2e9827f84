import { uuidv7 } from 'uuidv7'
import { externalIdChanges } from '../../../contract/platform/external-ids.ts'
import type { ImportOutcome } from '../../../contract/imports/imports.ts'
import type { ImportSettings } from '../../../contract/imports/settings.ts'
import type { Change } from '../../../contract/platform/journal/kinds.ts'
import type { ExternalId } from '../../../contract/platform/kinds/values.ts'
import { problem } from '../../../contract/platform/problems.ts'
import type { Reading } from '../../platform/database/tx.ts'
import { changesOf, isEmpty } from '../../platform/journal/changes.ts'
import { columnFor } from '../../platform/records/lines.ts'
import type { AnyRecord } from '../../platform/records/record.ts'
import { namedBy } from '../references/references.ts'
import type { Named } from '../references/finder.ts'
import { onRow } from '../rules/on-row.ts'
import type { Remark } from '../rules/rows.ts'
import type { PlannedRow } from '../run/importer.ts'
import { findRecords, keysOf, type Found } from './find.ts'
import { givenBy, type NamedOf } from './given.ts'
import { withLastWords } from './last-words.ts'
import type { Overlay, Values } from './overlay.ts'
import type { PlainRow } from './read-row.ts'

/** What is to be done with a row. */
export interface PlainPlan extends PlannedRow {
  create?: { id: string; given: Record<string, unknown> }
  change?: { id: string; given: Record<string, unknown> }
}

/** Finds the records of rows that have no key in common, and decides about each. */
export async function planRows(
  reading: Reading,
  record: AnyRecord,
  settings: ImportSettings,
  rows: readonly PlainRow[],
  overlay?: Overlay,
): Promise<PlainPlan[]> {
  const found = await findRecords(reading, record, settings, rows, overlay)
  const namedOf = await readNamed(reading, rows)
  return rows.map((row, at) => {
    const plan = planRow(record, settings, row, found[at]!, namedOf)
    return overlay ? checked(record, row, plan, found[at]!.known, overlay) : plan
  })
}

async function readNamed(reading: Reading, rows: readonly PlainRow[]): Promise<NamedOf> {
  const known = new Map<string, ReadonlyMap<string, Named>>()
  const all = Map.groupBy(
    rows.flatMap(({ named }) => named),
    ({ field }) => field.refers ?? '',
  )
  for (const [refers, cells] of all)
    known.set(
      refers,
      await namedBy(
        reading,
        refers,
        cells.map(({ cell }) => cell),
      ),
    )
  return (refers, cell) => known.get(refers)!.get(cell)!
}

function planRow(
  record: AnyRecord,
  { mode, match }: ImportSettings,
  row: PlainRow,
  { known, refused, free }: Found,
  namedOf: NamedOf,
): PlainPlan {
  const { given, remarks } = givenBy(record, row, known, namedOf)
  const about = {
    row: row.row,
    customer_id: ownerOf(record, { ...known, ...given }),
    record_id: known?.id ?? null,
  }
  const end = (outcome: ImportOutcome, remark: Remark): PlainPlan => ({ ...about, outcome, remarks: [remark] })
  if (row.refused ?? refused) return end('refused', (row.refused ?? refused)!)
  if (row.skipped) return end('skipped', row.skipped)
  if (known && mode === 'create') return end('skipped', onRow('exists', 'This is there already.'))
  if (!known && mode === 'update') return end('skipped', onRow('no_match', 'There is nothing like this to update.'))
  const said = [...row.remarks, ...remarks]
  if (known) {
    const settled = withLastWords(record, row, known.id, given, patchOf(record, known, given))
    said.push(...settled.remarks)
    const patch = patchOf(record, known, settled.given)
    if (isEmpty(patch)) return { ...about, outcome: 'unchanged', remarks: said }
    return { ...about, outcome: 'updated', remarks: said, change: { id: known.id, given: patch } }
  }
  const lacking = record.fields.find(({ name, required }) => required && !given[name])
  if (lacking)
    return end('refused', {
      ...onRow('required', problem('required').message),
      target: lacking.name,
    })
  if (match.length > 0 && keysOf(row).length === 0)
    said.push(onRow('no_key', 'This row has nothing to be matched by: importing it again would create this again.'))
  const id = free ?? uuidv7()
  return { ...about, outcome: 'created', record_id: id, remarks: said, create: { id, given } }
}

/** What differs; where a day or a moment does, all of those: one that is not given may follow from another. */
function patchOf({ fields }: AnyRecord, known: Values, given: Record<string, unknown>): Record<string, unknown> {
  const changed = new Set(Object.keys(changesOf(known, given)))
  const timed = new Set(fields.flatMap(({ name, kind }) => (kind === 'date' || kind === 'instant' ? name : [])))
  const isTimed = [...changed].some((name) => timed.has(name))
  return Object.fromEntries(Object.entries(given).filter(([name]) => changed.has(name) || (isTimed && timed.has(name))))
}

/** The customer on whose page a row stands. */
function ownerOf({ owners }: AnyRecord, values: Record<string, unknown>): string | null {
  const owner = owners.find((one) => columnFor(one.record) === 'customer_id')
  return owner ? ((values[owner.column] ?? null) as string | null) : null
}

/** Tells what a plan would do, and keeps it for rows that meet it again. A new record has no id yet. */
function checked(record: AnyRecord, row: PlainRow, plan: PlainPlan, known: Values | null, overlay: Overlay): PlainPlan {
  const { create, change, customer_id } = plan
  const given = create?.given ?? change?.given ?? {}
  const id = create?.id ?? known?.id
  const after = { ...known, ...given }
  if (id) overlay.keep(keysOf(row), { ...after, id })
  const record_id = create ? null : plan.record_id!
  const detail = {
    customer_id,
    record_id,
    number: null,
    title: record.called({ ...row.values, ...after }) || null,
    email: null,
    changes: differences(record, known ?? {}, given),
    lookalikes: [],
  }
  return { ...plan, record_id, detail }
}

/** Field by field: from and to. */
function differences(
  { fields }: AnyRecord,
  before: Record<string, unknown>,
  given: Record<string, unknown>,
): Record<string, Change> {
  const changes = changesOf(before, given)
  return Object.assign(
    {},
    ...fields.flatMap(({ name, kind }) => {
      const change = changes[name]
      if (!change || JSON.stringify(change[0]) === JSON.stringify(change[1])) return []
      if (kind !== 'external_ids') return [{ [name]: change }]
      const [from, to] = change
      return [externalIdChanges((from ?? []) as ExternalId[], (to ?? []) as ExternalId[])]
    }),
  ) as Record<string, Change>
}
