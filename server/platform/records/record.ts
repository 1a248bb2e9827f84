import { sql, type Selectable } from 'kysely'
import type { Access, Permission } from '../../../contract/permissions.ts'
import {
  fieldList,
  type Field,
  type FieldSpecs,
  type FileField,
  type RecordSpec,
  type StateSpec,
} from '../../../contract/platform/record.ts'
import type { Actor } from '../actor.ts'
import type { Tables } from '../database/db.ts'
import type { Reading, Tx } from '../database/tx.ts'
import type { Fragment, OtherWords, Place, SqlField, SqlRows } from '../lists/filter-sql-scope.ts'
import type { ListPart } from './list-part.ts'
import { demandRow, findRow, lockRow, lockRows, whichOf } from './rows.ts'
import type { Values, Wanted } from './write/settle.ts'
import { seenThrough, visibleThrough } from './visible.ts'

type TableName = Extract<keyof Tables, string>
type RowOf<T extends TableName> = Selectable<Tables[T]> & { id: string }

/**
 * The record on whose page another one lives. Its rows are seen through it; when it is erased they go `with` it, or stay
 * with what is personal wiped.
 */
export interface Owner {
  record: AnyRecord
  column: string
  gone: 'with' | 'stays'
}

/** What it takes to do something with rows that one sees. Bringing files in and taking them away needs a right of its own. */
export interface Rights {
  create: Permission
  change: Permission
  remove: Permission
  import?: Permission
  export?: Permission
}

/** A value that stands beside the fields of a record and is no field: lines tell of it, and it can be put back. */
export interface Beside {
  /** A list in any order: what one act put in goes, and what others put in stays. */
  set?: true
  /** The id of a row on the same page: a record by its type. */
  refers?: string
  /** What it is when there is nothing; null unless said otherwise. */
  empty?: unknown
  /** Tells of a person, like a personal field. */
  personal?: true
}

/** What a slice says of a record on the server: everything that shared code needs to know of it. */
export interface Declared<F extends FieldSpecs, T extends TableName> {
  spec: RecordSpec & { resource: string; fields: F }
  table: T
  /** Name of a row in SQL, in this record's expressions and in those that are lent to it. */
  alias: string
  /** Any number; a record without one is nobody's. */
  owners?: readonly Owner[]
  /** What it takes to see personal values. */
  personal: Permission
  rights: Rights
  /** Condition over the alias under which a row is there, where rows stay after they are gone. Never null. */
  alive?: Fragment
  /** Conditions over the alias under which this reader sees a row, beside what its owners demand; never null. None: all. */
  seen?: (actor: Actor) => Fragment[]
  /** Values beside the fields, by the name that lines have for them; in lines of what belongs to the record as well. */
  beside?: Record<string, Beside>
  /** Columns beside the fields that an erase wipes: they follow from what is personal. */
  wiped?: readonly Extract<keyof Tables[T], string>[]
  /** Columns beside the fields that tell nothing of a person, and stay. */
  kept?: readonly string[]
  /** Child rows that hold the values of fields, in place of a column. */
  rows?: Record<string, SqlRows<string>>
  /** Conditions over the alias under which a text field says what was typed in other words; null where there are none. */
  otherWords?: Record<string, OtherWords>
  /** What an answer holds beside the fields, each in SQL over the alias; it may depend on where somebody reads. */
  also?: Record<string, Fragment | ((place: Place) => Fragment)>
  /** SQL of what filters may ask that is no value of the record: the contract's `asks`. */
  asks?: readonly SqlField[]
  /** What a row is called, from its values as the reader may see them; `calledBy` are the columns that it takes. */
  called?: (values: Record<string, unknown>) => string
  calledBy?: readonly string[]
  /** The column that names a row to programs and in files, without telling of a person: a customer's number. */
  code?: Extract<keyof Tables[T], string>
  /** SQL over the alias of what files have beside the fields: the contract's `extras`, where no other slice lends it. */
  extras?: Record<string, Fragment>
  /** Columns of a new row that nobody gives, such as who wrote it. */
  created?: (actor: Actor) => Values
  /** Columns that follow from what is given, by place; without it what is given is written as it is. */
  settle?: (tx: Tx, list: readonly Wanted[]) => Promise<Values[]>
  /** The table with the keys of the field `external_ids`, and its column for the row. A record with the field has one. */
  externalIds?: ExternalIds
  /** The list, where the record has one. */
  list?: ListPart
  /** What somebody is told who asks for a row that is not there, or not for them. */
  missing: string
}

interface ExternalIds {
  table: string
  column: string
}

/** What a record with external ids cannot leave out. */
type Keyed<F extends FieldSpecs> = 'external_ids' extends F[keyof F]['kind'] ? { externalIds: ExternalIds } : unknown

/** A record as shared code knows it, whatever its fields. */
export interface AnyRecord {
  readonly type: string
  readonly resource: string
  readonly read: Access
  readonly personal: Permission
  readonly rights: Rights
  readonly fields: readonly Field[]
  /** Columns of its list that are made of several fields. */
  readonly columns: readonly string[]
  readonly table: string
  readonly alias: string
  readonly owners: readonly Owner[]
  /** Condition over the alias under which a row is there; null where rows do not stay. */
  readonly alive: Fragment | null
  /** What lines of the journal tell of it: `created`. */
  readonly told: readonly string[]
  readonly beside: Readonly<Record<string, Beside>>
  readonly states: readonly StateSpec[]
  readonly wiped: readonly string[]
  readonly kept: readonly string[]
  readonly rows: Readonly<Record<string, SqlRows<string>>>
  readonly otherWords: Readonly<Record<string, OtherWords>>
  readonly also: Readonly<Record<string, Fragment | ((place: Place) => Fragment)>>
  readonly asks: readonly SqlField[]
  /** Columns of a new row that nobody gives. */
  created(actor: Actor): Values
  readonly settle?: (tx: Tx, list: readonly Wanted[]) => Promise<Values[]>
  readonly externalIds?: ExternalIds
  readonly list: ListPart | null
  readonly missing: string
  readonly code: string | null
  readonly extras: readonly FileField[]
  readonly extraColumns: Readonly<Record<string, Fragment>>
  readonly calledBy: readonly string[]
  called(values: Record<string, unknown>): string
  /** Conditions over the alias under which this reader sees a row, whether it is there or gone. */
  seen(actor: Actor): Fragment[]
  /**
   * Conditions over the alias that every read begins with: the row is there, and this reader may see it. `but` is an owner
   * of whom that is known already.
   */
  visible(actor: Actor, but?: Owner): Fragment[]
  /** Whether this reader sees every row, for the record's own sake; its owners are asked for themselves. */
  seesAll(actor: Actor): boolean
  /** Which of these rows the reader may see. */
  which(reading: Reading, ids: readonly string[]): Promise<Set<string>>
  /** The same of rows that are gone as well: whoever shows one must hear that it is gone. */
  knows(reading: Reading, ids: readonly string[]): Promise<Set<string>>
  /** Makes sure that the reader may see the row. Refuses with `not_found`. */
  demand(reading: Reading, id: string): Promise<void>
}

/** A record with the type of its rows. */
export interface RecordOf<Row> extends AnyRecord {
  /** The row, if the reader may see it. Refuses with `not_found`. */
  find(reading: Reading, id: string): Promise<Row>
  /** The same row, locked until the end of the act. */
  lock(tx: Tx, id: string): Promise<Row>
  /** Those of the rows that the reader may see, by id; locked in the order of their ids, so that nobody waits in a ring. */
  lockMany(tx: Tx, ids: readonly string[]): Promise<Map<string, Row>>
}

/** Declares a record. */
export function record<const F extends FieldSpecs, T extends TableName>(
  declared: Declared<F, T> & Keyed<F>,
): RecordOf<RowOf<T>> {
  const { spec, alive, owners = [], seen = () => [], externalIds } = declared
  const alone = alive ? [alive] : []
  const one: RecordOf<RowOf<T>> = {
    type: spec.type,
    resource: spec.resource,
    read: spec.read,
    personal: declared.personal,
    rights: declared.rights,
    fields: fieldList(spec.fields),
    columns: spec.columns ?? [],
    table: declared.table,
    alias: declared.alias,
    owners,
    alive: alive ?? null,
    told: spec.verbs,
    beside: declared.beside ?? {},
    states: spec.states ?? [],
    wiped: declared.wiped ?? [],
    kept: declared.kept ?? [],
    rows: { ...(externalIds && { external_ids: rowsOfIds(declared.alias, externalIds) }), ...declared.rows },
    otherWords: declared.otherWords ?? {},
    also: declared.also ?? {},
    asks: declared.asks ?? [],
    calledBy: declared.calledBy ?? [],
    called: declared.called ?? (() => ''),
    created: declared.created ?? (() => ({})),
    ...(declared.settle && { settle: declared.settle }),
    ...(externalIds && { externalIds }),
    list: declared.list ?? null,
    code: declared.code ?? null,
    extras: spec.extras ?? [],
    extraColumns: declared.extras ?? {},
    missing: declared.missing,
    seen: (actor) => [...seen(actor), ...owners.flatMap((owner) => seenThrough(one, owner, actor))],
    visible: (actor, but) => [
      ...alone,
      ...seen(actor),
      ...owners.flatMap((owner) => (owner === but ? [] : visibleThrough(one, owner, actor))),
    ],
    seesAll: (actor) => seen(actor).length === 0,
    find: (reading, id) => findRow(one, reading, id),
    lock: (tx, id) => lockRow(one, tx, id),
    lockMany: (tx, ids) => lockRows(one, tx, ids),
    demand: (reading, id) => demandRow(one, reading, id),
    which: (reading, ids) => whichOf(one, reading, ids, one.visible(reading.actor)),
    knows: (reading, ids) => whichOf(one, reading, ids, one.seen(reading.actor)),
  }
  return one
}

const rowsOfIds = (alias: string, { table, column }: ExternalIds): SqlRows<string> => ({
  from: sql`${sql.table(table)} e where e.${sql.ref(column)} = ${sql.ref(alias)}.id`,
  columns: { source: sql`e.source`, external_id: sql`e.external_id` },
})
