import { fieldList, type Field, type FileField, type RecordSpec } from './record.ts'

/** What the columns of a record's files follow from. */
export interface Filed {
  fields: readonly Field[]
  columns: readonly string[]
  extras: readonly FileField[]
}

/** A column that files of a record can have. */
export interface FileColumn {
  name: string
  /** Null where it is made of several fields, such as the whole name. */
  field: Field | null
  /** Whether it holds values about a person. */
  personal: boolean
  /** Whether an import reads it back: what is written by the product alone is not. */
  imported: boolean
  /** Its heading in a file of codes: what an import calls what it becomes. */
  code: string
}

/** The parts of a declaration that columns of files follow from. */
export const filedOf = ({ fields = {}, columns = [], extras = [] }: RecordSpec): Filed => ({
  fields: fieldList(fields),
  columns,
  extras,
})

/** Every column that a file of a record can have, in the order of its fields; `lent` are fields that others add. */
export const fileColumns = ({ fields, columns, extras }: Filed, lent: readonly Field[] = []): FileColumn[] => [
  ...fields.map((field) => columnOf(field, field.access !== 'system')),
  ...columns.map((name) => ({ name, field: null, personal: true, imported: false, code: name })),
  ...extras.map((field) => ({ ...columnOf(field, true), code: field.code ?? field.name })),
  ...lent.map((field) => columnOf(field, false)),
]

const columnOf = (field: Field, imported: boolean): FileColumn => {
  const { name, kind, personal = false } = field
  return { name, field, personal, imported, code: kind === 'reference' ? name.replace(/_id$/, '') : name }
}
