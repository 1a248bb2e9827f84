import { eachIdOnce } from '../../../contract/platform/external-ids.ts'
import { foldText } from '../../../contract/platform/fold.ts'
import { fieldOfTarget } from '../../../contract/imports/targets.ts'
import type { ImportColumn, ImportSettings } from '../../../contract/imports/settings.ts'
import { kindOf } from '../../../contract/platform/kinds/kinds.ts'
import type { ExternalId } from '../../../contract/platform/kinds/values.ts'
import { recordLabels } from '../../../contract/record-labels.ts'
import type { ProblemCode } from '../../../contract/platform/problems.ts'
import { idColumn, type Field } from '../../../contract/platform/record.ts'
import type { ImportResource } from '../../../contract/record-jobs.ts'
import { cellRemark, idsIn, isUuid, tellerOf } from '../rules/read-field.ts'
import { isShortened, isWrittenInDigits, withoutPoint } from '../rules/whole-numbers.ts'
import { readRows, type ImportedRow, type ReaderOf } from '../rules/rows.ts'
import type { TableRow } from '../source/table.ts'

/** A row as the mapping understands it: only what has a value. */
export interface PlainRow extends ImportedRow {
  id: string | null
  values: Record<string, unknown>
  /** Cells that name other records. */
  named: { field: Field; cell: string; column: string }[]
  /** Keys of matching that have a value which is none. */
  keys_unread: string[]
}

type Reader = ReaderOf<PlainRow>

/** Makes the reader of a file's rows as those of a record that has no rules of its own. */
export function rowReader(
  resource: ImportResource,
  columns: readonly string[],
  settings: ImportSettings,
): (row: TableRow) => PlainRow {
  const fieldOf = ({ target }: ImportColumn): Field | undefined => fieldOfTarget(resource, target)
  return readRows<PlainRow>(columns, settings, {
    blank: (row) => ({
      row,
      id: null,
      values: {},
      named: [],
      keys_unread: [],
      clears: new Set(),
      remarks: [],
      refused: null,
      followers: [],
    }),
    reader(column) {
      const field = fieldOf(column)
      return field ? readerOf(resource, field, settings, column) : () => undefined
    },
    clearer(column) {
      const field = fieldOf(column)
      if (!field || field.required || field.name === idColumn.name || field.kind === 'flag') return null
      const key = column.source ? `${field.name}:${column.source}` : field.name
      return (row) => void row.clears.add(key)
    },
  })
}

function readerOf(resource: ImportResource, field: Field, settings: ImportSettings, column: ImportColumn): Reader {
  const read = plainReaderOf(resource, field, settings, column)
  if (!isWrittenInDigits(field.name) && !isWrittenInDigits(field.kind)) return read
  return (cell, row, _, asText) => {
    if (asText) return read(cell, row, column)
    if (!isShortened(cell)) return read(withoutPoint(cell), row, column)
    row.keys_unread.push(field.name)
    row.remarks.push(cellRemark(column.column, cell, 'shortened', { record: resource, field }))
  }
}

function plainReaderOf(resource: ImportResource, field: Field, settings: ImportSettings, column: ImportColumn): Reader {
  const unread = (row: PlainRow, { column }: ImportColumn, cell: string, code: ProblemCode): void =>
    void row.remarks.push(cellRemark(column, cell, code, { record: resource, field }))
  if (field.name === idColumn.name)
    return (cell, row, column) => {
      if (isUuid(cell)) row.id = cell.toLowerCase()
      else {
        row.keys_unread.push(idColumn.name)
        unread(row, column, cell, 'uuid')
      }
    }
  if (field.kind === 'reference')
    return (cell, row, { column }) => void row.named.push({ field, cell: cell.trim(), column })
  if (field.kind === 'external_ids')
    return (cell, row, column) => {
      const ids = idsIn(cell, column, field)
      if ('problem' in ids || !kindOf(field).schema(field).safeParse(ids).success) {
        row.keys_unread.push(field.name)
        return unread(row, column, cell, 'external_id')
      }
      row.values[field.name] = eachIdOnce([...((row.values[field.name] ?? []) as ExternalId[]), ...ids])
    }
  const [tell, worded] = [tellerOf(field, settings, column), choiceWords(resource, field)]
  return (cell, row, column) => {
    const outcome = tell(worded.get(foldText(cell)) ?? cell)
    if (outcome === null) return
    const value = 'value' in outcome ? outcome.value : outcome.keep
    if (value !== undefined) row.values[field.name] = together(row.values[field.name], value)
    if ('problem' in outcome) unread(row, column, cell, outcome.problem)
  }
}

/** Several columns may hang words on the same list. */
const together = (before: unknown, value: unknown): unknown =>
  Array.isArray(before) && Array.isArray(value) ? [...new Set<unknown>([...before, ...(value as unknown[])])] : value

/** Choices by their words in every language. */
function choiceWords(resource: ImportResource, { name }: Field): ReadonlyMap<string, string> {
  const words = Object.values(recordLabels).flatMap((labels) =>
    Object.entries(labels[resource].choices?.[name] ?? {}).map(([code, word]) => [foldText(word), code] as const),
  )
  return new Map(words)
}
