import type { FastifyBaseLogger, FastifyReply, FastifyRequest } from 'fastify'
import type { BodyOf, Endpoint, ParamsOf, QueryOf, ResponseOf } from '../../contract/platform/endpoint.ts'
import type { RawBuilder } from 'kysely'
import type { Actor } from './actor.ts'
import type { Command } from './command.ts'
import type { Config } from './config.ts'
import type { Db } from './database/db.ts'
import type { Constraints } from './http/failures.ts'
import type { SqlField } from './lists/filter-sql.ts'
import type { Follower } from './journal/followers.ts'
import type { JobKind, Schedule } from './jobs/jobs.ts'
import type { Reading, Tx } from './database/tx.ts'
import type { BulkVerbs } from './records/bulk-verbs.ts'
import type { AnyRecord } from './records/record.ts'
import type { Verbs } from './records/verbs.ts'
import type { Verification } from './verify/verification.ts'

/** The running program, as routes, jobs and commands see it. */
export interface Program {
  db: Db
  config: Config
  log: FastifyBaseLogger
}

interface Asked<E extends Endpoint> {
  params: ParamsOf<E>
  query: QueryOf<E>
  body: BodyOf<E>
  /** Version that the client has seen (`If-Match`), null where it sent none. */
  version: number | null
  program: Program
  request: FastifyRequest
  reply: FastifyReply
}

/** What a handler of a GET is given. */
export type ReadCall<E extends Endpoint> = Asked<E> & { tx: Reading }
/** What a handler of any other method is given: it runs inside a transaction. */
export type WriteCall<E extends Endpoint> = Asked<E> & { tx: Tx }

export type Call<E extends Endpoint> = E['method'] extends 'GET' ? ReadCall<E> : WriteCall<E>

export interface Route {
  endpoint: Endpoint
  handle(call: unknown): Promise<unknown>
  /** The wrapper opens no transaction. */
  solo?: true
}

/** What a handler gives back: what the contract says, or a reply that it has sent itself, such as a file. */
type Answered<E extends Endpoint> = ResponseOf<E> | FastifyReply

/** Binds a handler to an endpoint of the contract. */
export function route<E extends Endpoint>(endpoint: E, handle: (call: Call<E>) => Promise<Answered<E>>): Route {
  return { endpoint, handle: handle as (call: unknown) => Promise<unknown> }
}

/**
 * Binds a handler that writes in transactions of its own, whatever the method: what a sign-in counts must outlive its
 * refusal, and no connection may wait for the hash of a password.
 */
export function soloRoute<E extends Endpoint>(endpoint: E, handle: (call: ReadCall<E>) => Promise<Answered<E>>): Route {
  return { endpoint, handle: handle as (call: unknown) => Promise<unknown>, solo: true }
}

/**
 * What happens to the rows of a table that points at a customer and is no record of its own: records say it in `owners`.
 * A table of which nobody says it fails a test.
 */
export interface Owned {
  table: string
  /** Column that holds the customer; `customer_id` unless said otherwise. */
  column?: string
  /** `delete`: the rows go. `keep`: nothing in them tells of a person. Else what wipes the personal values in them. */
  erase: 'delete' | 'keep' | Erase
  /** What `erase` does is to delete the rows, and more. */
  deletes?: true
  /** Columns that tell nothing of a person and stay, where rows stay. */
  keeps?: readonly string[]
  /** Columns that `erase` wipes, where rows stay. */
  wipes?: readonly string[]
  /** Counted for the page that asks before an erase. */
  counted?: true
  /** When two customers become one: `move` the rows to the one that stays; `union`: those that it has not; `leave` them. */
  merge: 'move' | 'union' | 'leave'
  /** What a copy of a person's own data holds of a row: its columns, or nothing. */
  tell: readonly string[]
}

/** Wipes or deletes what tells of customers, in a table of the slice. */
export type Erase = (tx: Tx, customerIds: readonly string[]) => Promise<void>

/** What a slice adds to the list and page of another. */
export interface Lent {
  /** Columns and filters, with their SQL over the other slice's alias. */
  fields?: readonly SqlField[]
  /** Tables under the name and with the columns by which the other slice asks for them: `customers` for `emails`, `places`. */
  tables?: Record<string, RawBuilder<unknown>>
  /** SQL over the alias of what only files have: the `extras` of its contract. */
  extras?: Record<string, RawBuilder<unknown>>
  /** Parts of one record's answer. */
  parts?: Record<string, LentPart>
}

/** A part of another slice's record: read as JSON in the same query, then as its reader may see it. */
export interface LentPart {
  expr: RawBuilder<unknown>
  shown?: (value: never, actor: Actor) => unknown
}

/** A part in another slice's action. What it returns is merged into the row that the action writes. */
export type Guard = (
  tx: Tx,
  subjectId: string,
  details: Record<string, unknown>,
) => Promise<Record<string, unknown> | void>

/** A part in an action on many records at once. What it returns is merged, by place, into the rows that the action writes. */
export type GuardOfMany = (
  tx: Tx,
  subjects: readonly GuardedSubject[],
) => Promise<readonly Record<string, unknown>[] | void>

export interface GuardedSubject {
  id: string
  details: Record<string, unknown>
}

/** The contents page of a slice: all it has, and all it does for others. */
export interface Slice {
  name: string
  /** What I keep, as shared code knows it. */
  records?: readonly AnyRecord[]
  /** How many of my records are changed at once, by their type. */
  bulk?: Readonly<Record<string, BulkVerbs>>
  /** The tables that are mine: slices above do not name them in their SQL. */
  tables?: readonly string[]
  /** Those of them that hold hashes which the installation's secret keys: without it they are lost. */
  keyedTables?: readonly string[]
  /** What shared code may do with my rows, by what lines of the journal call them. */
  verbs?: Readonly<Record<string, Verbs>>
  routes?: readonly Route[]
  /** Reads the journal by position, after commit. */
  follows?: readonly Follower[]
  /** What happens to my rows when a customer is erased. */
  owns?: readonly Owned[]
  /** What I add to another slice's list and page, by the name of that slice. */
  lends?: Record<string, Lent>
  /** My part in an action of a slice above, by "slice.verb", inside its transaction: I may veto it by throwing. */
  guards?: Record<string, Guard>
  /** The same for actions that are done to many at once. */
  guardsOfMany?: Record<string, GuardOfMany>
  /** What must hold of what my rows keep, beside what follows from my records: `npx clientele verify` goes through it. */
  verifies?: readonly Verification[]
  /** What a named constraint of my tables means to the person. */
  constraints?: Constraints
  jobs?: readonly JobKind[]
  schedules?: readonly Schedule[]
  commands?: readonly Command[]
  /** Lines to print once the program is ready, such as the one-time code of the set-up page. */
  onStart?: (program: Program) => Promise<string[]>
}
