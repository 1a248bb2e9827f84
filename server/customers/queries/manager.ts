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
    if (manager_id && manager_id !== before) demandActive((await managersOf(reading, [manager_id]))[0], 'manager_id')
    return manager_id
  }
  if (manager_id !== undefined) throw refuseProblem('invalid', 'manager_email', 'manager_twice')
  const { rows } = await sql<Found>`
    select id, name, active from staff where lower(email) = lower(${manager_email})`.execute(reading.db)
  if (rows[0]?.id !== before) demandActive(rows[0], 'manager_email')
  return rows[0]?.id
}

/** Refuses managers that are not there or not active, for several new customers at once. */
export async function demandManagers(reading: Reading, ids: readonly string[]): Promise<void> {
  const wanted = [...new Set(ids)]
  const found = await managersOf(reading, wanted)
  for (const id of wanted)
    demandActive(
      found.find((one) => one.id === id),
      'manager_id',
    )
}

async function managersOf(reading: Reading, ids: readonly string[]): Promise<Found[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Found>`
    select id, name, active from staff where id = any(${ids}::uuid[])`.execute(reading.db)
  return rows
}

function demandActive(found: Found | undefined, field: string): asserts found is Found {
  if (!found) throw refuseProblem('invalid', field, 'staff_unknown')
  if (!found.active) throw refuseProblem('not_active', field, 'not_active', { name: found.name })
}
