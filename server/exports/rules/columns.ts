import { sql } from 'kysely'
import { fileColumns, type FileColumn } from '../../../contract/platform/file-columns.ts'
import { recordLabels } from '../../../contract/record-labels.ts'
import { can, type Actor } from '../../platform/actor.ts'
import { lentTo } from '../../platform/composition.ts'
import type { SheetColumn } from '../../platform/files/xlsx-write.ts'
import type { Fragment } from '../../platform/lists/filter-sql-scope.ts'
import { lentColumns } from '../../platform/records/columns.ts'
import type { AnyRecord } from '../../platform/records/record.ts'
import { columnOf, fromOf } from '../../platform/records/visible.ts'
import type { ExportRequest } from '../tables.ts'
import { writerOf, type Write, type Writing } from './values.ts'

/** A column of a file: where its value is read from over the record's alias, and how it becomes a cell. */
export interface WrittenColumn extends SheetColumn {
  select: Fragment
  write: Write
}

/** Every column that files of a record can have. */
export const columnsOf = (record: AnyRecord): FileColumn[] =>
  fileColumns(
    record,
    lentColumns(record).map(({ field }) => field),
  )

/** The columns of a file, in the order that was asked for; those that no longer exist are left out. */
export function writtenColumns(
  record: AnyRecord,
  actor: Actor,
  { columns }: Pick<ExportRequest, 'columns'>,
  writing: Writing,
): WrittenColumn[] {
  const known = new Map(columnsOf(record).map((column) => [column.name, column]))
  return columns.flatMap(({ name, label }): WrittenColumn[] => {
    const column = known.get(name)
    const made = column && written(record, actor, column, writing)
    if (!made) return []
    const title = writing.labels ? (label ?? headingOf(record, column, writing)) : column.code
    return [{ title, width: widths[name] ?? (column.field ? 18 : 24), ...made }]
  })
}

const widths: Record<string, number> = {
  email: 30,
  phones: 24,
  company_name: 26,
  external_ids: 26,
  tags: 24,
  title: 40,
  details: 60,
}

type Made = Pick<WrittenColumn, 'kind' | 'select' | 'write'>

function written(record: AnyRecord, actor: Actor, { name, field }: FileColumn, writing: Writing): Made | null {
  if (!field) return { kind: 'text', select: partsOfName(record), write: (value) => record.called(value as Values) }
  const owner = ownerBy(record, name)
  if (owner) return writtenOwner(record, name, owner, isNamed(owner, actor, writing))
  const select = selectOf(record, name)
  const choices = labelsOf(record, writing)?.choices ?? {}
  return select && { select, ...writerOf(field, writing, choices) }
}

type Values = Record<string, unknown>

function selectOf(record: AnyRecord, name: string): Fragment | null {
  if (record.fields.some((field) => field.name === name)) return columnOf(record, name)
  const lent = lentColumns(record).find(({ field }) => field.name === name)
  if (lent) return sql`(${lent.expr})`
  const extras = [record.extraColumns, ...lentTo(record.resource).map((one) => one.extras ?? {})]
  return extras.find((one) => one[name])?.[name] ?? null
}

/** The record that a field names as the owner of its row. */
const ownerBy = (record: AnyRecord, name: string): AnyRecord | undefined =>
  record.owners.find(({ column, record: owner }) => column === name && owner.code)?.record

/** Owners are called by name before people who may see it, by their code for programs and before all others. */
const isNamed = ({ personal }: AnyRecord, actor: Actor, { labels }: Pick<Writing, 'labels'>): boolean =>
  labels && can(actor, personal)

function writtenOwner(record: AnyRecord, name: string, owner: AnyRecord, named: boolean): Made {
  const code = owner.code!
  const value = named ? partsOfName(owner) : columnOf(owner, code)
  return {
    kind: 'text',
    select: sql`(select ${value} from ${fromOf(owner)} where ${columnOf(owner, 'id')} = ${columnOf(record, name)})`,
    write: (found) => (found === null ? null : named ? owner.called(found as Values) : (found as string)),
  }
}

const partsOfName = (record: AnyRecord): Fragment =>
  sql`jsonb_build_object(${sql.join(record.calledBy.flatMap((name) => [sql.lit(name), columnOf(record, name)]))})`

/** Whether a column will hold values about persons in a file that this person asks for. */
export function isPersonal(record: AnyRecord, actor: Actor, { values, columns }: ExportRequest): boolean {
  const known = new Map(columnsOf(record).map((column) => [column.name, column]))
  return columns.some(({ name }) => {
    const owner = ownerBy(record, name)
    const named = owner !== undefined && isNamed(owner, actor, { labels: values === 'labels' })
    return named || known.get(name)?.personal === true
  })
}

const labelsOf = ({ resource }: AnyRecord, { language }: Writing) =>
  Object.entries(recordLabels[language]).find(([name]) => name === resource)?.[1]

const headingOf = (record: AnyRecord, { name, field }: FileColumn, writing: Writing): string =>
  field?.labels?.[writing.language] ?? labelsOf(record, writing)?.fields[name] ?? name
