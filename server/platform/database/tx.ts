import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Actor } from '../actor.ts'
import type { Db, Handle } from './db.ts'
import type { RequestMark } from '../http/request-mark.ts'
import { tellLines, writeLines, type Line } from '../journal/journal.ts'

export type Source = 'web' | 'api' | 'import' | 'rule' | 'customer' | 'system'

/** What a read has at hand: a handle on the database and who asks. */
export interface Reading {
  db: Handle
  actor: Actor
}

/** What an action has at hand: a transaction, who acts, and the lines it adds to the journal. */
export interface Tx extends Reading {
  /** Shared by all lines of one act. */
  action_id: string
  source: Source
  at: Date
  /** The request whose act this is; null: none. */
  request: RequestMark | null
  lines: Line[]
  afterCommit: (() => void)[]
}

/**
 * Runs one act in a transaction; the journal is written with it, in one statement, just before the commit. An act that
 * is too large for one transaction gives each of them its `action_id`.
 */
export async function transact<R>(
  db: Db,
  actor: Actor,
  source: Source,
  act: (tx: Tx) => Promise<R>,
  { action_id = uuidv7(), request = null }: { action_id?: string; request?: RequestMark | null } = {},
): Promise<R> {
  const afterCommit: (() => void)[] = []
  let wrote = false
  const result = await db.write.transaction().execute(async (handle) => {
    const tx: Tx = { db: handle, actor, action_id, source, at: new Date(), request, lines: [], afterCommit }
    const answer = await act(tx)
    wrote = await writeLines(tx)
    return answer
  })
  if (wrote) tellLines(db)
  for (const tell of afterCommit) tell()
  return result
}

/** Runs a part of an act that may fail alone: what it wrote is undone, the act goes on. */
export async function attempt<R>(tx: Tx, part: () => Promise<R>): Promise<R> {
  const lines = tx.lines.length
  await sql`savepoint part`.execute(tx.db)
  try {
    const result = await part()
    await sql`release savepoint part`.execute(tx.db)
    return result
  } catch (error) {
    await sql`rollback to savepoint part`.execute(tx.db)
    tx.lines.length = lines
    throw error
  }
}
