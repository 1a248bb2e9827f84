import './tables.ts'
import { randomInt } from 'node:crypto'
import type { Handle } from '../platform/database/db.ts'
import type { Program } from '../platform/slice.ts'
import { hashToken } from '../platform/tokens.ts'
import type { Tx } from '../platform/database/tx.ts'
import { hasStaff } from '../staff/queries.ts'

const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const day = 86_400_000

/** Makes a code while nobody can sign in, and says so. Those of earlier starts and of other processes hold for a day. */
export async function printCode({ db }: Program): Promise<string[]> {
  if (await hasStaff(db.read)) return []
  const code = Array.from({ length: 10 }, () => letters[randomInt(letters.length)]).join('')
  await db.write
    .deleteFrom('setup_codes')
    .where('created_at', '<', new Date(Date.now() - day).toISOString())
    .execute()
  await db.write
    .insertInto('setup_codes')
    .values({ code_hash: hashToken(code) })
    .execute()
  return [`Nobody can sign in yet. Open the page and enter this code: ${code.slice(0, 5)}-${code.slice(5)}`]
}

/** Whether a process of this installation has printed this code. Case, blanks and dashes do not matter. */
export async function isCode(db: Handle, typed: string): Promise<boolean> {
  const code_hash = hashToken(typed.toUpperCase().replace(/[^A-Z0-9]/g, ''))
  const found = await db
    .selectFrom('setup_codes')
    .select('created_at')
    .where('code_hash', '=', code_hash)
    .executeTakeFirst()
  return found !== undefined
}

export const forgetCodes = (tx: Tx) => tx.db.deleteFrom('setup_codes').execute()
