import type { Fragment } from '../lists/filter-sql-scope.ts'
import type { ReadPhone } from '../../../contract/platform/filter/phones.ts'
import type { Reading } from '../database/tx.ts'
import type { SearchWord } from '../lists/query.ts'

/**
 * Looks up whether a typed text names rows exactly; null where it does not. `where` is what the list shows anyway: a row
 * that it does not show has no part in what a text means. `only`: nothing else is meant; with `ifAny`, where there is one.
 */
export type Finder = (
  reading: Reading,
  typed: string,
  where: readonly Fragment[],
) => Promise<{ only: Fragment; ifAny?: true } | { ids: string[] } | null>

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
  /** Words that a typed text is searched by, where they are others than its own. */
  wordsOf?: (typed: string) => SearchWord[]
  /** What a typed text may name, asked in this order before words are looked for. */
  finders?: readonly Finder[]
  /** The field by which exact hits are ordered, before all other rows. */
  firstBy?: string
  /** Reads a phone as somebody typed it, where the record has phones. */
  readPhone?: (reading: Reading) => Promise<ReadPhone>
}
