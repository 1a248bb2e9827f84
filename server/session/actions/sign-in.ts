import type { FastifyReply, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import type { Session } from '../../../contract/session/session.ts'
import { hashPassword, verifyPassword } from '../../platform/passwords.ts'
import { Refusal, refuseProblem } from '../../platform/refusal.ts'
import type { Program } from '../../platform/slice.ts'
import { hashToken } from '../../platform/tokens.ts'
import { transact, type Reading, type Tx } from '../../platform/database/tx.ts'
import { setPassword, spendLink } from '../../staff/actions.ts'
import { getStaff, ownerOfLink, type FoundStaff } from '../../staff/queries.ts'
import { demandGoodPassword } from '../../staff/rules.ts'
import { changeProfile, openSession } from './sessions.ts'
import { staffActor } from '../queries.ts'
import { accountLimit, addressLimit, countAttempt, forgetAttempts, takeBackAttempt } from '../rules/attempts.ts'
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
    address: request.ip,
    userAgent: request.headers['user-agent'] ?? '',
    former: tokenOf(request, program.config),
  }
  const actor = staffActor(await getStaff(program.db.write, staffId))
  const opened = await transact(program.db, actor, 'web', async (tx) => {
    await act(tx)
    return openSession(tx, staffId, visitor)
  })
  writeToken(request, reply, program.config, opened.token, opened.days)
  return sessionOf({ db: program.db.write, actor })
}

/** The answer and its time do not tell whether the e-mail, the password or both were wrong. */
export async function signIn(door: Door, email: string, password: string): Promise<Session> {
  const { db } = door.program
  const [account, address] = [accountLimit(email), addressLimit(door.request.ip)]
  await countAttempt(db, address)
  await countAttempt(db, account)
  const found = await db.read
    .selectFrom('staff')
    .select(['id', 'password_hash'])
    .where(sql<string>`lower(email)`, '=', email.toLowerCase())
    .where('active', '=', true)
    .executeTakeFirst()
  const right = await verifyPassword(found?.password_hash ?? null, password)
  if (!found || !right) throw new Refusal('wrong_credentials', 'The e-mail or the password is wrong.')
  return enter(door, found.id, async (tx) => {
    await forgetAttempts(tx.db, account)
    await takeBackAttempt(tx.db, address)
  })
}

/** Chooses a password by a link and signs in. Every other session of the person ends. */
export async function enterByLink(door: Door, token: string, password: string): Promise<Session> {
  const owner = await ownerOfLink(door.program.db.read, token)
  await demandGoodPassword({ db: door.program.db.read }, password, owner)
  const hashed = await hashPassword(password)
  return enter(door, owner.id, async (tx) => {
    await spendLink(tx, token)
    await setPassword(tx, owner.id, hashed)
    await forgetAttempts(tx.db, accountLimit(owner.email))
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
  await demandPassword(program, person, current)
  const hashed = await hashPassword(password)
  await transact(program.db, actor, 'web', async (tx) => {
    await forgetAttempts(tx.db, accountLimit(person.email))
    await setPassword(tx, id, hashed, await currentSession(tx, tokenOf(request, program.config)))
  })
}

/** A person changes the e-mail that they sign in with. Wrong tries count as those of a sign-in do. */
export async function changeOwnEmail(
  { program }: Door,
  { actor }: Reading,
  current: string,
  email: string,
): Promise<Session> {
  const person = await getStaff(program.db.read, demandStaff(actor))
  await demandPassword(program, person, current)
  return transact(program.db, actor, 'web', async (tx) => {
    await forgetAttempts(tx.db, accountLimit(person.email))
    return changeProfile(tx, { email })
  })
}

async function demandPassword({ db }: Program, { id, email }: FoundStaff, current: string): Promise<void> {
  await countAttempt(db, accountLimit(email))
  const stored = await db.read
    .selectFrom('staff')
    .select('password_hash')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  if (!(await verifyPassword(stored.password_hash, current))) throw wrongPassword()
}

async function currentSession(tx: Tx, token: string | undefined): Promise<string | undefined> {
  if (token === undefined) return undefined
  const hash = hashToken(token)
  return (await tx.db.selectFrom('staff_sessions').select('id').where('token_hash', '=', hash).executeTakeFirst())?.id
}

const wrongPassword = (): Refusal => refuseProblem('invalid', 'current_password', 'wrong_password')
