import { writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type pg from 'pg'
import { startEmbeddedPostgres } from '../server/platform/postgres/embedded.ts'
import { cases } from './cases.ts'
import { prepareData, someCustomers, type Askers } from './database.ts'
import { open, type Target } from './driver.ts'
import { duel, type Result } from './duel.ts'
import { counts, measureLine, pages, searches, type LineResult } from './named-list.ts'
import {
  memoryOf,
  memoryOfPostgres,
  processorTime,
  startBare,
  startProduct,
  watchPeaks,
  type Server,
} from './processes.ts'
import { duelTable, goalsOf, goalTable, lineTable, type Upkeep } from './report.ts'
import { someTasks, taskCases, taskLines } from './tasks.ts'
import { withClient } from './with-client.ts'

export interface Options {
  dataDir: string
  customers: number
  tasks: number
  /** For each case, number of connections and side. */
  seconds: number
  /** For each line of the named list. */
  requests: number
  only: string
  json: string | undefined
  profile: string | undefined
}

const say = (line: string): void => console.error(line)
const bearer = (key: string): Record<string, string> => ({ authorization: `Bearer ${key}` })

/** Prepares the data, measures, prints. */
export async function run(options: Options): Promise<void> {
  const { dataDir, customers, tasks, profile } = options
  const askers = await prepareData(dataDir, { customers, tasks }, say)
  const begun = performance.now()
  const product = await startProduct(dataDir, {
    execArgv: profile ? ['--cpu-prof', `--cpu-prof-dir=${resolve(profile)}`] : [],
  })
  try {
    await measure(options, askers, product, begun)
  } finally {
    await product.stop()
  }
}

async function measure(
  { dataDir, customers, tasks, ...options }: Options,
  askers: Askers,
  product: Server,
  begun: number,
): Promise<void> {
  const target: Target = { port: product.port, headers: bearer(askers.key) }
  const firstCustomer = await firstOf(target)
  const start_seconds = (performance.now() - begun) / 1000
  await delay(3_000)
  const clusterDir = join(dataDir, 'postgres')
  const idle = { idle_mb: memoryOf(product.pid), postgres_idle_mb: memoryOfPostgres(clusterDir) }
  const postgres = await startEmbeddedPostgres({ dataDir })
  const bare = await startBare(postgres.connection)
  const sides = {
    product: { target, cpu: () => processorTime(product.pid, clusterDir) },
    bare: { target: { port: bare.port, headers: {} }, cpu: () => processorTime(bare.pid, clusterDir) },
  }
  const peaks = watchPeaks(() => [memoryOf(product.pid), memoryOfPostgres(clusterDir)])
  const load_average = [loadavg()[0]!]
  try {
    const known = await someCustomers(postgres.connection, customers, 20_000)
    const knownTasks = await someTasks(postgres.connection, tasks)
    const headers = {
      limited: bearer(askers.limitedKey),
      own: await signedIn(product, askers.own, askers.password),
      own_few: await signedIn(product, askers.ownFew, askers.password),
    }
    const wanted = ({ name }: { name: string }): boolean => name.includes(options.only)
    const lines: LineResult[] = []
    for (const line of [...pages(known), ...searches(known), ...counts(), ...taskLines(knownTasks)].filter(wanted)) {
      const as = { ...sides.product, target: { ...target, headers: line.as ? headers[line.as] : target.headers } }
      await measureLine(line, as, Math.min(20, options.requests))
      lines.push(await measureLine(line, as, options.requests))
    }
    console.log(`${lineTable(lines)}\n`)
    const results: Result[] = []
    const siteId = await siteOf(postgres.connection, firstCustomer)
    const duels = [...cases({ known, siteId, askers }), ...taskCases(knownTasks)]
    for (const one of duels.filter(wanted)) {
      for (const connections of one.connections ?? [1, 10])
        results.push(await duel(one, sides, connections, options.seconds))
      say(duelTable(results.filter(({ name }) => name === one.name)))
    }
    console.log(`${duelTable(results)}\n`)
    load_average.push(loadavg()[0]!)
    const [load_mb, postgres_load_mb] = peaks()
    const upkeep: Upkeep = { start_seconds, ...idle, load_mb, postgres_load_mb }
    const goals = goalsOf(results, lines, upkeep)
    console.log(goalTable(goals))
    const [before, after] = load_average
    console.log(
      `\n${customers} customers, ${tasks} tasks; PostgreSQL ${upkeep.postgres_idle_mb?.toFixed(0)} MB idle, ${postgres_load_mb?.toFixed(0)} MB under load; load average ${before?.toFixed(1)} before, ${after?.toFixed(1)} after`,
    )
    if (options.json)
      writeFileSync(
        options.json,
        `${JSON.stringify({ customers, tasks, load_average, upkeep, goals, duel: results, named_list: lines }, null, 2)}\n`,
      )
  } finally {
    peaks()
    await bare.stop()
    await postgres.release()
  }
}

/** What a member of staff sends along. */
async function signedIn({ port }: Server, email: string, password: string): Promise<Record<string, string>> {
  const origin = `http://127.0.0.1:${port}`
  const answer = await fetch(`${origin}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ email, password }),
  })
  if (!answer.ok) throw new Error(`${email}: ${answer.status} ${await answer.text()}`)
  return { cookie: answer.headers.getSetCookie()[0]?.split(';')[0] ?? '', origin }
}

/** The id of a customer, once the program answers with one. */
async function firstOf(target: Target): Promise<string> {
  const client = await open(target)
  const { status, text } = await client.send({ method: 'GET', path: '/api/v1/customers?limit=1&total=false' })
  const { id } = (JSON.parse(text) as { items: { id: string }[] }).items[0] ?? { id: '' }
  const one = await client.send({ method: 'GET', path: `/api/v1/customers/${id}` })
  client.close()
  if (one.status !== 200)
    throw new Error(`The program does not answer with a customer: ${status} ${text.slice(0, 200)}`)
  return id
}

async function siteOf(connection: pg.ClientConfig, customerId: string): Promise<string> {
  const { rows } = await withClient(connection, (client) =>
    client.query<{ site_id: string }>('select site_id from customers where id = $1', [customerId]),
  )
  return rows[0]?.site_id ?? ''
}
