import { setTimeout as delay } from 'node:timers/promises'
import type pg from 'pg'
import { pino } from 'pino'
import { uuidv7 } from 'uuidv7'
import { afterAll, afterEach } from 'vitest'
import { permissions } from '../contract/permissions.ts'
import { system } from '../server/platform/actor.ts'
import { openDatabase } from '../server/platform/database/db.ts'
import { transact } from '../server/platform/database/tx.ts'
import { addLine, writeLines } from '../server/platform/journal/journal.ts'
import { startNumberer, type Numberer } from '../server/platform/journal/numberer.ts'
import { testDatabase } from './database.ts'

export const patience = { timeout: 10_000 }

/** A journal that nobody numbers until `start` is called. Call at the top of a test file, which closes it at its end. */
export async function numbering() {
  const database = await testDatabase()
  const db = openDatabase({ ...database.connection, max: 104 })
  const log = pino({ level: 'silent' })
  const actor = system(permissions)
  const numberers: Numberer[] = []
  afterEach(() => Promise.all(numberers.splice(0).map((one) => one.stop())))
  afterAll(async () => {
    await db.close()
    await database.drop()
  })

  const start = (): Numberer => {
    const numberer = startNumberer({ db, log })
    numberers.push(numberer)
    return numberer
  }

  /** Writes lines of one act, and commits some time after they were written. */
  async function write(count: number, wait = 0): Promise<string[]> {
    const ids = Array.from({ length: count }, () => uuidv7())
    await transact(db, actor, 'system', async (tx) => {
      for (const id of ids) addLine(tx, { kind: 'site.changed', subject_type: 'site', subject_id: id })
      await writeLines(tx)
      await delay(wait)
    })
    return ids
  }

  /** Writes a line without the program, such as a restore does. */
  async function insert(client: pg.Pool | pg.ClientBase, columns: { at?: string; xid?: string } = {}): Promise<string> {
    const id = uuidv7()
    await client.query(
      `insert into journal (id, action_id, at, xid, actor_kind, actor_name, source, kind, subject_type, subject_id)
       values ($1::uuid, $1::uuid, coalesce($2, now()), coalesce($3, pg_current_xact_id()), 'system', 'Test', 'system', 'site.changed', 'site', $1::text)`,
      [id, columns.at, columns.xid],
    )
    return id
  }

  return { db, connection: database.connection, start, write, insert }
}
