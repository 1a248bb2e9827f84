import type { Fragment, SqlField } from '../lists/filter-sql-scope.ts'

/** What a slice says of the list of a record; sorts, filters, columns and search follow from it and the fields. */
export interface ListPart {
  /** What stands first unless somebody asks for another order: `-created_at`. */
  defaultSort: string
  /** Fields that are never empty though the contract does not require them, such as those the program writes. */
  present: readonly string[]
  /** Columns of fields that are sorted by another column than their own. */
  sortedBy?: Record<string, string>
  /** Columns of folded text, each with a leading blank and a trigram index: for who sees personal values, and for all. */
  search?: { open: string; everybody: string }
  /** Filters that are no value of the record. */
  asks?: readonly SqlField[]
}

/** Rows of a child table that hold the values of a field, in place of a column of its own. */
export type FieldRows = { [K in 'from']: Fragment } & { columns: Record<string, Fragment> }
