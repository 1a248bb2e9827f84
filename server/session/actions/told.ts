import { visitor, type Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { markOf } from '../../platform/http/request-mark.ts'
import { addLine } from '../../platform/journal/journal.ts'
import { Refusal } from '../../platform/refusal.ts'
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

interface Failure {
  kind: 'sign_in.failed' | 'sign_in.locked_out'
  where: Where
  /** Whose e-mail was typed; null: nobody's, and what was typed is kept nowhere: it may be a password. */
  person: Person | null
  actor?: Actor
}

/** Enters a failure in the security log; those of one person from one address come to one line an hour. */
export async function tellFailure(
  { program, request }: Omit<Door, 'reply'>,
  { kind, where, person, actor = visitor }: Failure,
): Promise<void> {
  const mark = markOf(request)
  const subject = person
    ? { subject_type: 'staff', subject_id: person.id, data: { name: person.name, email: person.email, where } }
    : { subject_type: 'sign_in', subject_id: 'unknown', data: { where } }
  await tellFolded(program.db, { actor, source: 'web', request: mark }, { kind, ...subject }, [
    person?.id ?? 'unknown',
    where,
    mark.address,
  ])
}

/** Counts a try, and enters that it was locked out. `who` is asked then alone. */
export async function countTry(
  door: Omit<Door, 'reply'>,
  limit: Limit,
  where: Where,
  who: () => Promise<Person | null>,
): Promise<void> {
  try {
    await countAttempt(door.program.db, limit)
  } catch (error) {
    if (error instanceof Refusal && error.code === 'locked_out')
      await tellFailure(door, { kind: 'sign_in.locked_out', where, person: await who() })
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
