import pg from 'pg'
import { permissions } from '../../contract/permissions.ts'
import { system } from '../platform/actor.ts'
import { openDatabase } from '../platform/database/db.ts'
import { appliedMigrations, readMigrations } from '../platform/database/migrate.ts'
import { OperatorError } from '../platform/operator-error.ts'
import type { Program } from '../platform/slice.ts'
import { allVerifications } from '../platform/verify/all.ts'
import { runVerifications } from '../platform/verify/run.ts'
import { newTeller } from './verify-told.ts'

/** Looks at a database of this version and its files. Throws an OperatorError where something does not agree. */
export async function verifyAll({ connection, config }: { connection: pg.ClientConfig; config: Program['config'] }) {
  await demandThisVersion(connection)
  const db = openDatabase({ ...connection, max: 4 })
  try {
    const list = allVerifications()
    const wrong = await runVerifications({ db, config }, system(permissions), list, newTeller(list.length))
    const faults = wrong.filter(({ verification }) => !verification.remark).length
    if (faults > 0)
      throw new OperatorError(
        `${faults} of ${list.length} things do not agree: see above. Nothing was changed. Make a backup before you mend anything.`,
      )
    console.log(`All ${list.length} things agree.`)
  } finally {
    await db.close()
  }
}

async function demandThisVersion(connection: pg.ClientConfig) {
  const client = new pg.Client(connection)
  client.on('error', () => undefined)
  await client.connect()
  try {
    const applied = await appliedMigrations(client)
    const known = readMigrations()
    if (applied.length === known.length && known.every(({ name }, at) => applied[at]?.name === name)) return
    const what = applied.length === 0 ? 'There is no installation here' : 'The database is of another version'
    throw new OperatorError(`${what}: start this version of the program on it first, which brings it up to date.`)
  } finally {
    await client.end()
  }
}
