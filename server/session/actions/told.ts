import { visitor, type Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { markOf, type RequestMark } from '../../platform/http/request-mark.ts'
import { addLine } from '../../platform/journal/journal.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Program } from '../../platform/slice.ts'
import { tellFolded } from '../../security/actions/folded.ts'
import { isNewAddress } from '../../security/actions/known-addresses.ts'
import { countAttempt, type Limit } from '../rules/attempts.ts'
import type { Door } from './sign-in.ts'

export interface Person {
  id: string
  name: string
  email: string
}

/** Where a password, or a code, was asked for. */
type Where = 'sign_in' | 'profile' | 'setup'

type Knocking = Omit<Door, 'reply'>

interface Failure {
  kind: 'sign_in.failed' | 'sign_in.locked_out'
  where: Where
  /** Whose e-mail was typed; null: nobody's, and what was typed is kept nowhere: it may be a password. */
  who: () => Promise<Person | null>
  actor?: Actor
}

/** So many failures are entered at once; whoever comes with one more waits, so that they do not pile up. */
const mostUnderWay = 50
let underWay = 0

/**
 * Enters a failure in the security log; those of one person from one address come to one line an hour. The answer does not
 * wait for it: how long it takes would tell whether the e-mail is known.
 */
export async function tellFailure({ program, request }: Knocking, failure: Failure): Promise<void> {
  underWay += 1
  const entering = enterFailure(program, markOf(request), failure)
    .catch((err: unknown) => request.log.warn({ err }, 'failure not entered in the security log'))
    .finally(() => (underWay -= 1))
  if (underWay > mostUnderWay) await entering
}

async function enterFailure(
  { db }: Program,
  request: RequestMark,
  { kind, where, who, actor = visitor }: Failure,
): Promise<void> {
  const person = await who()
  const subject = person
    ? { subject_type: 'staff', subject_id: person.id, data: { name: person.name, email: person.email, where } }
    : { subject_type: 'sign_in', subject_id: 'unknown', data: { where } }
  const alike = [person?.id ?? 'unknown', where, request.address]
  await tellFolded(db, { actor, source: 'web', request }, { kind, ...subject }, alike)
}

/** Counts a try, and enters where it was locked out. */
export async function countTry(door: Knocking, limit: Limit, where: Where, who: Failure['who']): Promise<void> {
  try {
    await countAttempt(door.program.db, limit)
  } catch (error) {
    if (error instanceof Refusal && error.code === 'locked_out')
      await tellFailure(door, { kind: 'sign_in.locked_out', where, who })
    throw error
  }
}

/** Enters that somebody signed in, and whether it was from an address that they never came from. */
export async function tellSignIn(tx: Tx, { id, name, email }: Person): Promise<void> {
  const subject = { subject_type: 'staff', subject_id: id, data: { name, email } }
  addLine(tx, { kind: 'sign_in.succeeded', ...subject })
  if (tx.request && (await isNewAddress(tx, id, tx.request.address)))
    addLine(tx, { kind: 'sign_in.new_address', ...subject })
}
