import { sql } from 'kysely'
import { refuseProblem } from '../../platform/refusal.ts'
import type { Reading } from '../../platform/database/tx.ts'

interface Named {
  manager_id?: string | null | undefined
  manager_email?: string | undefined
}

interface Found {
  id: string
  name: string
  active: boolean
}

/**
 * The manager that a body names, by id or e-mail: undefined where it names none, null where it takes the manager away.
 * Somebody who is not active stays where they are (`before`), and is given no further customers. Whether the manager
 * may see the customer is not asked: sites of both change, and who gives a customer away may mean to move it next.
 */
export async function managerOf(
  reading: Reading,
  { manager_id, manager_email }: Named,
  before: string | null = null,
): Promise<string | null | undefined> {
  if (manager_email === undefined) {
    if (manager_id && manager_id !== before) demandActive(await member(reading, manager_id), 'manager_id')
    return manager_id
  }
  if (manager_id !== undefined) throw refuseProblem('invalid', 'manager_email', 'manager_twice')
  const { rows } = await sql<Found>`
    select id, name, active from staff where lower(email) = lower(${manager_email})`.execute(reading.db)
  if (rows[0]?.id !== before) demandActive(rows[0], 'manager_email')
  return rows[0]?.id
}

/** The same for many customers, most of whom get the same manager: each is looked up once. */
export function managersAskedOnce(): typeof managerOf {
  const known = new Map<string, Promise<string | null | undefined>>()
  return (reading, named, before) => {
    const { manager_id, manager_email } = named
    if (manager_email === undefined && (!manager_id || manager_id === before)) return Promise.resolve(manager_id)
    const key = JSON.stringify([manager_id, manager_email, manager_email === undefined ? null : before])
    const asked = known.get(key) ?? managerOf(reading, named, before)
    known.set(key, asked)
    return asked
  }
}

async function member(reading: Reading, id: string): Promise<Found | undefined> {
  const { rows } = await sql<Found>`select id, name, active from staff where id = ${id}::uuid`.execute(reading.db)
  return rows[0]
}

function demandActive(found: Found | undefined, field: string): asserts found is Found {
  if (!found) throw refuseProblem('invalid', field, 'staff_unknown')
  if (!found.active) throw refuseProblem('not_active', field, 'not_active', { name: found.name })
}
