import type { FastifyReply, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import type { Session } from '../../../contract/session/session.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Handle } from '../../platform/database/db.ts'
import { hashPassword, verifyPassword } from '../../platform/passwords.ts'
import { Refusal, refuseProblem } from '../../platform/refusal.ts'
import type { Program } from '../../platform/slice.ts'
import { hashToken } from '../../platform/tokens.ts'
import { transact, type Reading, type Tx } from '../../platform/database/tx.ts'
import { setPassword, spendLink } from '../../staff/actions.ts'
import { getStaff, ownerOfLink } from '../../staff/queries.ts'
import { demandGoodPassword } from '../../staff/rules.ts'
import { markOf } from '../../platform/http/request-mark.ts'
import { addLine } from '../../platform/journal/journal.ts'
import { changeProfile, openSession } from './sessions.ts'
import { countTry, tellFailure, type Person } from './told.ts'
import { staffActor } from '../queries.ts'
import { accountLimit, addressLimit, deviceLimit, forgetAttempts, takeBackAttempt } from '../rules/attempts.ts'
import { knownDevice, writeDevice } from '../device.ts'
import { tokenOf, writeToken } from '../cookie.ts'
import { demandStaff, sessionOf } from '../describe.ts'

/** A request that may open a session. */
export interface Door {
  program: Program
  request: FastifyRequest
  reply: FastifyReply
}

/** Runs an act of a person, opens a session for them in the same transaction, and hands the token to the browser. */
export async function enter(door: Door, staffId: string, act: (tx: Tx) => Promise<void>): Promise<Session> {
  const { program, request, reply } = door
  const visitor = {
    // A connection that has ended has none.
    address: (request.ip as string | undefined) ?? '',
    userAgent: request.headers['user-agent'] ?? '',
    former: tokenOf(request, program.config),
  }
  const person = await getStaff(program.db.write, staffId)
  const actor = staffActor(person)
  const work = async (tx: Tx) => {
    await act(tx)
    return openSession(tx, person, visitor)
  }
  const opened = await transact(program.db, actor, 'web', work, { request: markOf(request) })
  writeToken(request, reply, program.config, opened.token, opened.days)
  await trustDevice(door, staffId)
  return sessionOf({ db: program.db.write, actor })
}

/** The answer and its time do not tell whether the e-mail, the password or both were wrong. */
export async function signIn(door: Door, email: string, password: string): Promise<Session> {
  const { db } = door.program
  const address = addressLimit(door.request.ip)
  await countTry(door, address, 'sign_in', async () => null)
  const found = await findByEmail(db.read, email)
  const device = await knownDevice(db.read, door.request, door.program.config, found)
  const tries = device === undefined ? await accountLimit(db.read, email) : deviceLimit(device)
  await countTry(door, tries, 'sign_in', async () => found)
  const right = await verifyPassword(found?.active ? found.password_hash : null, password)
  if (!found?.active || !right) {
    await tellFailure(door, { kind: 'sign_in.failed', where: 'sign_in', who: async () => found })
    throw new Refusal('wrong_credentials', 'The e-mail or the password is wrong.')
  }
  return enter(door, found.id, async (tx) => {
    await forgetAttempts(tx.db, tries)
    await takeBackAttempt(tx.db, address)
  })
}

/** The browser is known to this person from now on; a mark that it has already stays. */
async function trustDevice({ program, request, reply }: Door, staffId: string): Promise<void> {
  const db = program.db.write
  const owner = await db
    .selectFrom('staff')
    .select(['id', 'password_hash'])
    .where('id', '=', staffId)
    .executeTakeFirst()
  if (owner && !(await knownDevice(db, request, program.config, owner)))
    await writeDevice(db, request, reply, program.config, owner)
}

const findByEmail = async (db: Handle, email: string) =>
  (await db
    .selectFrom('staff')
    .select(['id', 'name', 'email', 'password_hash', 'active'])
    .where(sql<string>`lower(email)`, '=', email.toLowerCase())
    .executeTakeFirst()) ?? null

/** Chooses a password by a link and signs in. Every other session of the person ends. */
export async function enterByLink(door: Door, token: string, password: string): Promise<Session> {
  const owner = await ownerOfLink(door.program.db.read, token)
  await demandGoodPassword({ db: door.program.db.read }, password, owner)
  const hashed = await hashPassword(password)
  return enter(door, owner.id, async (tx) => {
    await spendLink(tx, token)
    addLine(tx, { kind: 'staff.link_used', subject_type: 'staff', subject_id: owner.id, data: { name: owner.name } })
    await setPassword(tx, owner.id, hashed)
    await forgetAttempts(tx.db, await accountLimit(tx.db, owner.email))
  })
}

/** A person changes their own password; their other sessions end. Wrong tries count as those of a sign-in do. */
export async function changeOwnPassword(
  door: Door,
  { actor }: Reading,
  current: string,
  password: string,
): Promise<void> {
  const { program, request } = door
  const id = demandStaff(actor)
  const person = await getStaff(program.db.read, id)
  await demandGoodPassword({ db: program.db.read }, password, person)
  await demandPassword(door, actor, person, current)
  const hashed = await hashPassword(password)
  const change = async (tx: Tx): Promise<void> => {
    await forgetAttempts(tx.db, await accountLimit(tx.db, person.email))
    await setPassword(tx, id, hashed, await currentSession(tx, tokenOf(request, program.config)))
  }
  await transact(program.db, actor, 'web', change, { request: markOf(request) })
  await trustDevice(door, id)
}

/** A person changes the e-mail that they sign in with. Wrong tries count as those of a sign-in do. */
export async function changeOwnEmail(door: Door, { actor }: Reading, current: string, email: string): Promise<Session> {
  const { program, request } = door
  const person = await getStaff(program.db.read, demandStaff(actor))
  await demandPassword(door, actor, person, current)
  const change = async (tx: Tx): Promise<Session> => {
    await forgetAttempts(tx.db, await accountLimit(tx.db, person.email))
    return changeProfile(tx, { email })
  }
  return transact(program.db, actor, 'web', change, { request: markOf(request) })
}

async function demandPassword(door: Door, actor: Actor, person: Person, current: string): Promise<void> {
  await countTry(door, await accountLimit(door.program.db.read, person.email), 'profile', async () => person)
  const stored = await door.program.db.read
    .selectFrom('staff')
    .select('password_hash')
    .where('id', '=', person.id)
    .executeTakeFirstOrThrow()
  if (await verifyPassword(stored.password_hash, current)) return
  await tellFailure(door, { kind: 'sign_in.failed', where: 'profile', who: async () => person, actor })
  throw refuseProblem('invalid', 'current_password', 'wrong_password')
}

async function currentSession(tx: Tx, token: string | undefined): Promise<string | undefined> {
  if (token === undefined) return undefined
  const hash = hashToken(token)
  return (await tx.db.selectFrom('staff_sessions').select('id').where('token_hash', '=', hash).executeTakeFirst())?.id
}
