import { sql, type RawBuilder } from 'kysely'
import { customerFieldList } from '../../../contract/customers.ts'
import { codeHeading, isPersonalColumn, type ExportExtra } from '../../../contract/export-columns.ts'
import { displayName, type Named } from '../../../contract/names.ts'
import type { Field } from '../../../contract/record.ts'
import { lentTo } from '../../platform/composition.ts'
import type { SqlColumn } from '../../platform/lists/filter-sql-scope.ts'
import type { SheetColumn } from '../../platform/files/xlsx-write.ts'
import type { ExportRequest } from '../tables.ts'
import { writerOf, type Write, type Writing } from './values.ts'

/** A column of a file: where its value is read from over `customers c`, and how it becomes a cell. */
export interface FileColumn extends SheetColumn {
  select: RawBuilder<unknown>
  write: Write
}

/** Fields that other slices lend to the list of customers. */
export const lentColumns = (): SqlColumn[] =>
  lentTo('customers').flatMap((one) => (one.fields ?? []).flatMap((field) => ('expr' in field ? [field] : [])))

const lentFields = (): Field[] => lentColumns().map(({ field }) => field)

/** Whether there is such a column, and whether it holds values about a person. */
export function columnOf(name: string): { personal: boolean } | null {
  const fields = lentFields()
  const known = own.has(name) || Object.hasOwn(extras, name) || fields.some((field) => field.name === name)
  return known ? { personal: isPersonalColumn(name, fields) } : null
}

export const lentNames = (): string[] => lentFields().map((field) => field.name)

const own = new Map(customerFieldList.map((field) => [field.name, field]))

interface Extra {
  select: RawBuilder<unknown>
  write: (writing: Writing) => { kind: SheetColumn['kind']; write: Write }
}

const extras: Record<ExportExtra, Extra> = {
  name: {
    select: sql`jsonb_build_object('first_name', c.first_name, 'middle_name', c.middle_name, 'last_name', c.last_name,
      'company_name', c.company_name, 'email', c.email, 'phones', c.phones, 'number', c.number)`,
    write: () => ({ kind: 'text', write: (value) => displayName(value as Named) }),
  },
  site_ids: {
    select: sql`array(select cs.site_id from customer_sites cs where cs.customer_id = c.id order by cs.site_id = c.site_id desc, cs.site_id)`,
    write: ({ labels, references }) => ({
      kind: 'text',
      write: (value) =>
        (value as string[]).map((id) => references['sites']?.get(id)?.[labels ? 'label' : 'code'] ?? id).join(', '),
    }),
  },
  account_verified_at: {
    select: sql`(select min(a.verified_at) from accounts a where a.customer_id = c.id and lower(a.email) = lower(c.email))`,
    write: (writing) => writerOf({ name: 'account_verified_at', kind: 'instant' }, writing, {}),
  },
}

/** The columns of the customers, in the order that was asked for; those that no longer exist are left out. */
export function fileColumns({ columns }: Pick<ExportRequest, 'columns'>, writing: Writing): FileColumn[] {
  const lent = lentColumns()
  return columns.flatMap(({ name, label }): FileColumn[] => {
    const title = writing.labels ? (label ?? headingOf(name, writing, lent)) : codeHeading(name)
    if (Object.hasOwn(extras, name)) {
      const { select, write } = extras[name as ExportExtra]
      return [{ title, select, ...write(writing), width: 24 }]
    }
    const field = own.get(name)
    const run = lent.find((one) => one.field.name === name)
    if (!field && !run) return []
    const select = run ? sql`(${run.expr})` : sql`${sql.ref(`c.${name}`)}`
    const made = writerOf(field ?? run!.field, writing, writing.words.customers.choices)
    return [{ title, select, ...made, width: widths[name] ?? 18 }]
  })
}

const widths: Record<string, number> = { email: 30, phones: 24, company_name: 26, external_ids: 26, tags: 24 }

function headingOf(name: string, { words, language }: Writing, lent: readonly SqlColumn[]): string {
  const { extras: named, customers } = words
  const field = lent.find((one) => one.field.name === name)?.field
  return (
    named[name as ExportExtra] ??
    field?.labels?.[language] ??
    (customers.fields as Record<string, string>)[name] ??
    name
  )
}
