import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { sql } from 'kysely'
import { permissions, type Permission } from '../contract/permissions.ts'
import { createApiKey } from '../server/api-keys/actions.ts'
import { openProgram } from '../server/commands/open-program.ts'
import { system } from '../server/platform/actor.ts'
import { loadConfig } from '../server/platform/config.ts'
import { createLog } from '../server/platform/log.ts'
import { readMigrations } from '../server/platform/database/migrate.ts'
import { OperatorError } from '../server/platform/operator-error.ts'
import { hashPassword } from '../server/platform/passwords.ts'
import { transact, type Tx } from '../server/platform/database/tx.ts'
import { createRole } from '../server/roles/actions.ts'
import { roleByCode } from '../server/roles/queries.ts'
import { createStaff, setPassword } from '../server/staff/actions.ts'
import { fill } from './data.ts'
import { emailOf, managers } from './rows.ts'
import { withClient } from './with-client.ts'

/** Who asks in the bench: an integration of all sites, one limited to the small site, and a member of staff. */
export interface Askers {
  key: string
  limitedKey: string
  email: string
  password: string
  /** E-mails of two managers who see their own tasks alone; the second has few. The password is the same. */
  own: string
  ownFew: string
}

const markFile = 'bench.json'
const version = 1

/** How many of them the data has. */
export interface Amounts {
  customers: number
  tasks: number
}

/** Fills the data folder unless it holds just as much already; gives new keys. Leaves no server running. */
export async function prepareData(
  dataDir: string,
  { customers, tasks }: Amounts,
  say: (line: string) => void,
): Promise<Askers> {
  const mark = JSON.stringify({
    customers,
    tasks,
    version,
    migrations: readMigrations().map(({ checksum }) => checksum),
  })
  const path = join(dataDir, markFile)
  const there = existsSync(path)
  if (there && readFileSync(path, 'utf8') !== mark)
    throw new OperatorError(`${dataDir} holds other data, or data of another version: give another --data, or none.`)
  if (!there && existsSync(join(dataDir, 'postgres')))
    throw new OperatorError(`${dataDir} is no data of this bench: give another --data.`)
  const config = loadConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'error' })
  return openProgram(config, createLog(config), async (program) => {
    if (!there) {
      await fill(program.db.connection, customers, tasks, say)
      writeFileSync(path, mark)
    }
    const { rows } = await program.db.pool.query<{ id: string }>(`select id from sites where code = 'showroom'`)
    const email = `bench-${Date.now()}@example.com`
    const password = `correct horse battery ${Date.now()}`
    const [key, limitedKey] = await transact(program.db, system(permissions), 'system', async (tx) => {
      const { id: role_id } = await roleByCode(tx.db, 'administrator')
      await givePasswords(tx, password)
      await createStaff(tx, { email, name: 'Bench', role_ids: [role_id], password })
      return [
        await createApiKey(tx, { name: 'Bench', role_id }),
        await createApiKey(tx, { name: 'Bench of one site', role_id, site_ids: rows.map(({ id }) => id) }),
      ]
    })
    const [own, ownFew] = [emailOf(1), emailOf(managers.length)]
    return { key: key.key, limitedKey: limitedKey.key, email, password, own, ownFew }
  })
}

/** Lets the managers sign in, who see their own tasks alone. */
async function givePasswords(tx: Tx, password: string): Promise<void> {
  const permissions: Permission[] = ['customers.read', 'customers.personal', 'tasks.read', 'tasks.write']
  const { id } = await createRole(tx, { code: `own-${Date.now()}`, name: 'Own tasks', permissions })
  const hash = await hashPassword(password)
  for (const manager of managers) {
    await setPassword(tx, manager, hash)
    await sql`update staff_roles set role_id = ${id} where staff_id = ${manager}`.execute(tx.db)
  }
}

/** A customer as the cases need it. `created_at` and `serial` are as PostgreSQL writes them, for cursors. */
export interface Known {
  id: string
  created_at: string
  first_name: string | null
  last_name: string | null
  email: string | null
  phone: string | null
  number: string
  number_sort: string
  company_name: string | null
  billing_city: string | null
  billing_postal_code: string | null
}

/** Some customers by chance, in no order. */
export async function someCustomers(connection: pg.ClientConfig, total: number, wanted: number): Promise<Known[]> {
  const { rows } = await withClient(connection, (client) =>
    client.query<Known>(
      `select id, created_at::text, first_name, last_name, email, phone, number, number_sort, company_name, billing_city, billing_postal_code
     from customers tablesample bernoulli (${Math.min(100, (130 * wanted) / total)}) repeatable (1) where erased_at is null order by md5(id::text) limit ${wanted}`,
    ),
  )
  return rows
}
