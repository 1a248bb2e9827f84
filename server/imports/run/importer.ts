import type { Change } from '../../../contract/platform/journal/kinds.ts'
import type { ImportMatch, ImportSettings } from '../../../contract/imports/settings.ts'
import type { ImportOutcome } from '../../../contract/imports/imports.ts'
import type { LikelyDouble } from '../../../contract/customers/lookalikes.ts'
import type { SameRow } from '../../../contract/imports/rows.ts'
import type { RecognisedFile } from '../../../contract/imports/recognised-files.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Reading, Tx } from '../../platform/database/tx.ts'
import type { AnyRecord } from '../../platform/records/record.ts'
import type { Sampled } from '../rules/guess.ts'
import type { ImportedRow, Remark } from '../rules/rows.ts'
import type { Word } from './last-words.ts'
import type { TableRow } from '../source/table.ts'

/** What becomes of a row, and what there is to say about it. */
export interface PlannedRow {
  row: number
  outcome: ImportOutcome
  /** Whom it tells of. */
  customer_id: string | null
  /** The record that it found or makes, where that is no customer. */
  record_id?: string | null
  remarks: Remark[]
  /** What a check tells of it. */
  detail?: Detail
}

/** What a check tells of a row beside what becomes of it. */
export interface Detail {
  customer_id: string | null
  record_id?: string | null
  number: string | null
  title: string | null
  email: string | null
  changes: Record<string, Change>
  lookalikes: readonly LikelyDouble[]
  /** Earlier rows of the file that seem to be the same. */
  same_file?: readonly SameRow[]
}

/** Rows that found a record by an id, and those of them that tell of another one. `by` is the id. */
export interface Mistaken {
  by: ImportMatch
  found: number
  count: number
}

/** A check of a whole file: it writes nothing, and rows meet what earlier ones would have made. */
export interface Check<Row, P> {
  plan(reading: Reading, rows: readonly Row[]): Promise<P[]>
  /** What is found out for all rows of a batch at once. */
  complete?(reading: Reading, plans: readonly P[]): Promise<void>
}

/**
 * What rows of a file become. Reading files, batches, remarks, counts and progress are the same for all; this is what a
 * sort of record says of itself.
 */
export interface Importer<Row extends ImportedRow, P extends PlannedRow> {
  /** What the rows become. */
  record: AnyRecord
  /**
   * What the columns of a file probably are. `passwords`: whether the one who asks may import them. `source`: the shop or
   * program whose ids they are, where the cells do not say it.
   */
  guess(columns: readonly Sampled[], passwords: boolean, source: string): ImportSettings
  /** The program whose export a header is, and how it comes in; null where it is none that is known. */
  recognise?(columns: readonly string[], passwords: boolean): { file: RecognisedFile; settings: ImportSettings } | null
  /** Whether columns of files are called so. */
  isHeading(name: string): boolean
  /** Whether what a check tells of is a personal value: a field, or a target of the mapping. */
  isPersonal(field: string): boolean
  /** Refuses with `forbidden` what the actor could not do to the records one by one either. */
  demandRights(actor: Actor, settings: ImportSettings): void
  /** Reads rows of the file by the mapping. */
  rowReader(columns: readonly string[], settings: ImportSettings): (row: TableRow) => Row
  /** What names one record alone: rows that share one follow one another. */
  keysOf(settings: ImportSettings, row: Row): string[]
  /** Which records rows find, in their order. Nothing is written. */
  whom?(reading: Reading, settings: ImportSettings, rows: readonly Row[]): Promise<(string | null)[]>
  /** What it says that another row of the same record may say otherwise. */
  says?(settings: ImportSettings, row: Row): Word[]
  /** What rows have in common that are probably the same, beside keys; for checks. */
  twinKeys?(row: Row): string[]
  /** Whether a row only adds to the one before, and how it does. */
  goesWith?(settings: ImportSettings, head: Row, row: Row): boolean
  follow?(head: Row, row: Row): void
  /** Decides about rows that have no key in common. Nothing is written. */
  plan(reading: Reading, settings: ImportSettings, rows: readonly Row[]): Promise<P[]>
  /** How many rows find a record by an id of their own, and how many of these tell of another one. Nothing is written. */
  mistaken?(reading: Reading, settings: ImportSettings, rows: readonly Row[]): Promise<Mistaken>
  /** Does what was planned. */
  write(tx: Tx, plans: readonly P[]): Promise<void>
  /** A row that the database refused, and those that go with it. */
  refused(row: Row, remark: Remark): P[]
  /** `repeated`: hashes of keys that several rows have. */
  openCheck(settings: ImportSettings, repeated: ReadonlySet<number>): Check<Row, P>
}
