import { sql } from 'kysely'
import type { Actor } from '../actor.ts'
import type { Handle } from '../database/db.ts'
import { inPages, inSnapshot } from '../database/snapshot.ts'
import type { Program } from '../slice.ts'
import type { Disagreement, Look, Verification } from './verification.ts'

/** What came of a verification. */
export interface Verified {
  verification: Verification
  count: number
  /** The first few of those that do not agree. */
  first: Disagreement[]
  seconds: number
}

export interface Teller {
  /** A verification is over. */
  over(verified: Verified): void
  /** How far the present one is. */
  looked(verification: Verification, count: number): void
}

const mostTold = 5
const atOnce = 1_000

/**
 * Looks at the database as it is at one moment, read only, and at the files: whatever others write meanwhile is no
 * fault. Memory stays flat, whatever the size. Answers those that found something.
 */
export async function runVerifications(
  program: Pick<Program, 'db' | 'config'>,
  actor: Actor,
  list: readonly Verification[],
  teller: Teller,
): Promise<Verified[]> {
  const wrong: Verified[] = []
  await inSnapshot(program.db, async (handle) => {
    for (const verification of list) {
      const verified = await runOne(program, actor, handle, verification, teller)
      teller.over(verified)
      if (verified.count > 0) wrong.push(verified)
    }
  })
  return wrong
}

async function runOne(
  { db, config }: Pick<Program, 'db' | 'config'>,
  actor: Actor,
  handle: Handle,
  verification: Verification,
  teller: Teller,
): Promise<Verified> {
  const begun = performance.now()
  const verified: Verified = { verification, count: 0, first: [], seconds: 0 }
  const found: Look['found'] = (id, said) => {
    verified.count += 1
    if (verified.first.length < mostTold) verified.first.push({ id, said: said ?? null })
  }
  const look: Look = {
    db: handle,
    actor,
    now: db,
    config,
    found,
    looked: (count) => teller.looked(verification, count),
  }
  await sql`savepoint verification`.execute(handle)
  try {
    await findIn(look, verification)
  } catch (error) {
    // What cannot even be read is a fault, and the others are still to be looked at.
    await sql`rollback to savepoint verification`.execute(handle)
    found('it could not be read', (error as Error).message)
  }
  await sql`release savepoint verification`.execute(handle)
  verified.seconds = (performance.now() - begun) / 1000
  return verified
}

async function findIn(look: Look, { finds }: Verification): Promise<void> {
  if (typeof finds === 'function') return await finds(look)
  for await (const rows of inPages(look.db, finds, atOnce))
    for (const { id, said } of rows) look.found(id, said ?? undefined)
}
