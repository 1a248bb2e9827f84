import { once } from 'node:events'
import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { readSuspensions } from '../server/platform/database/catalog.ts'
import { chance, uuidAt } from './chance.ts'
import { period, person, siteShares } from './people.ts'
import { addTasks } from './tasks-data.ts'
import { addRows, columns, emailOf, managers, tables, type Table } from './rows.ts'
import { withClient } from './with-client.ts'

const batch = 2_000

/**
 * Fills an empty, migrated database with made-up customers and tasks: always the same ones for the same numbers. Without
 * customers it is left as the program has made it, but for sites and managers. `say` hears what is done and how long it took.
 */
export async function fill(
  connection: pg.ClientConfig,
  total: number,
  tasks: number,
  say: (line: string) => void = () => undefined,
): Promise<void> {
  const options = '-c maintenance_work_mem=768MB -c timezone=UTC'
  await withClient({ ...connection, options }, async (client) => {
    await client.query(`select ensure_journal_partitions($1, $2)`, [period.began, period.ended])
    await makeSites(client)
    await makeStaff(client)
    if (total > 0) await addPeople(client, connection, total, tasks, say)
  })
}

/** Takes indexes and foreign keys away and builds them at the end. */
async function addPeople(
  client: pg.Client,
  connection: pg.ClientConfig,
  total: number,
  tasks: number,
  say: (line: string) => void,
): Promise<void> {
  const suspensions = await readSuspensions(client)
  for (const { drop } of suspensions) await client.query(drop)
  await timed(say, `${total} customers`, () => copyPeople(connection, total))
  if (tasks > 0) await timed(say, `${tasks} tasks`, () => addTasks(client, tasks))
  await timed(say, 'indexes and constraints', async () => {
    for (const { restore } of suspensions.toReversed()) await client.query(restore)
  })
  await client.query(`select setval('customer_numbers', $1)`, [10_000 + total])
  await client.query(`update journal_numbering set last_position = $1`, [total])
  await timed(say, 'vacuum analyze', () => client.query('vacuum analyze'))
}

async function timed(say: (line: string) => void, what: string, act: () => Promise<unknown>): Promise<void> {
  const begun = performance.now()
  await act()
  say(`${what}: ${((performance.now() - begun) / 1000).toFixed(1)} s`)
}

/** The sites of the data, always the same. */
function siteIds(): string[] {
  const random = chance(7)
  return siteShares.map(() => uuidAt(random, period.began.getTime()))
}

async function makeSites(client: pg.Client): Promise<void> {
  const ids = siteIds()
  for (const [place, [code]] of siteShares.entries()) {
    await client.query(`insert into sites (id, code, name, position) values ($1, $2, $3, $4)`, [
      ids[place],
      code,
      code,
      place + 1,
    ])
  }
}

/** The managers of the customers: support staff. */
async function makeStaff(client: pg.Client): Promise<void> {
  for (const [place, id] of managers.entries()) {
    const name = `Manager ${place + 1}`
    await client.query(`insert into staff (id, email, name) values ($1, $2, $3)`, [id, emailOf(place + 1), name])
    await client.query(`insert into staff_roles (staff_id, role_id) select $1, id from roles where code = 'support'`, [
      id,
    ])
  }
}

/** One COPY for each table at the same time, in one pass over the customers; for tables without foreign keys. */
async function copyPeople(connection: pg.ClientConfig, total: number): Promise<void> {
  const copies = await Promise.all(tables.map((table) => openCopy(connection, table)))
  for (const lines of linesOf(total))
    await Promise.all(copies.map(({ table, stream }) => write(stream, lines[table].join(''))))
  await Promise.all(copies.map(({ end }) => end()))
}

/** The same into tables that have their indexes and foreign keys: one COPY after the other, a transaction for each batch. */
export async function copyInTurn(connection: pg.ClientConfig, total: number): Promise<void> {
  await withClient(connection, async (client) => {
    for (const lines of linesOf(total)) {
      await client.query('begin')
      for (const table of tables) {
        const stream = client.query(copyFrom(copyText(table)))
        stream.end(lines[table].join(''))
        await finished(stream)
      }
      await client.query('commit')
    }
  })
}

/** The lines of all tables in batches, always the same for the same total. */
function* linesOf(total: number): Generator<Record<Table, string[]>> {
  const random = chance(20_260_701)
  const empty = (): Record<Table, string[]> =>
    Object.fromEntries(tables.map((table) => [table, [] as string[]])) as Record<Table, string[]>
  const sites = siteIds()
  let lines = empty()
  for (let index = 0; index < total; index++) {
    addRows(lines, person(random, index, total), sites, random, index + 1)
    if ((index + 1) % batch !== 0 && index + 1 < total) continue
    yield lines
    lines = empty()
  }
}

const copyText = (table: Table): string => `copy ${table} (${columns[table].replaceAll(' ', ', ')}) from stdin`

async function openCopy(connection: pg.ClientConfig, table: Table) {
  const client = new pg.Client({ ...connection, options: '-c timezone=UTC -c synchronous_commit=off' })
  await client.connect()
  const stream = client.query(copyFrom(copyText(table)))
  const done = finished(stream)
  done.catch(() => undefined)
  const end = async (): Promise<void> => {
    stream.end()
    await done
    await client.end()
  }
  return { table, stream, end }
}

async function write(stream: Writable, text: string): Promise<void> {
  if (text !== '' && !stream.write(text)) await once(stream, 'drain')
}
