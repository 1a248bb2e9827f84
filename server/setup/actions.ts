import { sql } from 'kysely'
import { permissions } from '../../contract/permissions.ts'
import type { Session } from '../../contract/session/session.ts'
import type { SetupBody } from '../../contract/setup/setup.ts'
import { system } from '../platform/actor.ts'
import { guard } from '../platform/composition.ts'
import { markOf } from '../platform/http/request-mark.ts'
import { Refusal } from '../platform/refusal.ts'
import { transact, type Tx } from '../platform/database/tx.ts'
import { roleByCode } from '../roles/queries.ts'
import { forgetAttempts, setupLimit } from '../session/rules/attempts.ts'
import { enter, type Door } from '../session/actions/sign-in.ts'
import { countTry, tellFailure } from '../session/actions/told.ts'
import { changeSettings } from '../settings/actions.ts'
import { changeSite } from '../sites/actions.ts'
import { defaultSite } from '../sites/queries.ts'
import { createStaff } from '../staff/actions.ts'
import { hasStaff } from '../staff/queries.ts'
import { demandGoodPassword } from '../staff/rules.ts'
import { forgetCodes, isCode } from './codes.ts'

/** The first visit: checks the code from the terminal, makes the installation somebody's, and signs them in. */
export async function setUp(door: Door, body: SetupBody): Promise<Session> {
  const { db } = door.program
  if (await hasStaff(db.read)) throw alreadySetUp()
  const limit = setupLimit(door.request.ip)
  await countTry(door, limit, 'setup', async () => null)
  if (!(await isCode(db.read, body.code))) {
    if (await hasStaff(db.read)) throw alreadySetUp()
    await tellFailure(door, { kind: 'sign_in.failed', where: 'setup', who: async () => null })
    throw wrongCode()
  }
  await forgetAttempts(db.write, limit)
  await demandGoodPassword({ db: db.read }, body.password, body)
  const id = await transact(db, system(permissions), 'web', (tx) => install(tx, body), {
    request: markOf(door.request),
  })
  return enter(door, id, async () => undefined)
}

/** One of several who try at the same moment gets through. Slices below do their part by the guard `setup.install`. */
async function install(tx: Tx, body: SetupBody): Promise<string> {
  await sql`update installation set set_up_at = ${tx.at.toISOString()}`.execute(tx.db)
  if (await hasStaff(tx.db)) throw alreadySetUp()
  const { base_country, base_currency, languages, language, name, email, password, demo } = body
  await changeSettings(tx, { base_country, base_currency, languages, staff_language: language })
  const site = await defaultSite(tx)
  await changeSite(tx, site.id, { languages, currencies: [base_currency], countries: [base_country] })
  const role = await roleByCode(tx.db, 'administrator')
  const person = await createStaff(tx, { name, email, password, language, role_ids: [role.id] })
  await forgetCodes(tx)
  await guard(tx, 'setup.install', person.id, { demo })
  return person.id
}

const alreadySetUp = () => new Refusal('already_set_up', 'This installation has been set up already. Sign in.')

function wrongCode(): Refusal {
  const message = 'This is not the code that the program printed when it started. Look at its terminal or log.'
  return new Refusal('wrong_code', message, { fields: { code: { code: 'wrong_code', message } } })
}
