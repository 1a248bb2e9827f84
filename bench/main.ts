import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { startEmbeddedPostgres } from '../server/platform/embedded-postgres.ts'
import { cases } from './cases.ts'
import { prepareData, someCustomers, type Askers } from './database.ts'
import { open, type Target } from './driver.ts'
import { duel, type Result } from './duel.ts'
import { counts, measureLine, pages, searches, type LineResult } from './named-list.ts'
import { memoryOf, memoryOfPostgres, startBare, startProduct, type Server } from './processes.ts'
import { duelTable, goalsOf, goalTable, lineTable, type Upkeep } from './report.ts'

const help = `npm run bench -- [options]
  --customers N     how many customers (200000)
  --data DIR        keep the data there and use it again; otherwise it is made anew and thrown away
  --json FILE       write the figures there too
  --seconds N       for each case, number of connections and side (6)
  --requests N      for each line of the named list (60)
  --only TEXT       only cases and lines whose name contains it
  --profile DIR     write a CPU profile of the program there`

const say = (line: string): void => console.error(line)
const bearer = (key: string): Record<string, string> => ({ authorization: `Bearer ${key}` })

const { values } = parseArgs({
  args: process.argv.slice(2).filter((word) => word !== 'bench'),
  options: {
    customers: { type: 'string', default: '200000' },
    data: { type: 'string' },
    json: { type: 'string' },
    seconds: { type: 'string', default: '6' },
    requests: { type: 'string', default: '60' },
    only: { type: 'string', default: '' },
    profile: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  },
})

if (values.help) console.log(help)
else {
  const dataDir = values.data ? resolve(values.data) : mkdtempSync(join(tmpdir(), 'clientele-bench-'))
  if (!values.data) chmodSync(dataDir, 0o711)
  try {
    await run(dataDir, Number(values.customers))
  } finally {
    if (!values.data) rmSync(dataDir, { recursive: true, force: true })
  }
}

async function run(dataDir: string, customers: number): Promise<void> {
  const askers = await prepareData(dataDir, customers, say)
  const begun = performance.now()
  const product = await startProduct(dataDir, values.profile ? ['--cpu-prof', `--cpu-prof-dir=${resolve(values.profile)}`] : [])
  try {
    await measure(dataDir, customers, askers, product, begun)
  } finally {
    await product.stop()
  }
}

async function measure(dataDir: string, customers: number, askers: Askers, product: Server, begun: number): Promise<void> {
  const target: Target = { port: product.port, headers: bearer(askers.key) }
  const firstCustomer = await firstOf(target)
  const start_seconds = (performance.now() - begun) / 1000
  await delay(3_000)
  const clusterDir = join(dataDir, 'postgres')
  const idle = { idle_mb: memoryOf(product.pid), postgres_idle_mb: memoryOfPostgres(clusterDir) }
  const postgres = await startEmbeddedPostgres({ dataDir })
  const bare = await startBare(postgres.connection)
  const load = new Peak(() => [memoryOf(product.pid), memoryOfPostgres(clusterDir)])
  const load_average = [loadavg()[0]!]
  try {
    const known = await someCustomers(postgres.connection, customers, 20_000)
    const wanted = ({ name }: { name: string }): boolean => name.includes(values.only)
    const lines: LineResult[] = []
    for (const line of [...pages(known), ...searches(known), ...counts()].filter(wanted)) {
      const as = line.limited ? { ...target, headers: bearer(askers.limitedKey) } : target
      await measureLine(line, as, Math.min(20, Number(values.requests)))
      lines.push(await measureLine(line, as, Number(values.requests)))
    }
    console.log(`${lineTable(lines)}\n`)
    const results: Result[] = []
    for (const one of cases({ known, siteId: await siteOf(postgres.connection, firstCustomer), askers }).filter(wanted)) {
      for (const connections of [1, 10]) results.push(await duel(one, target, { port: bare.port, headers: {} }, connections, Number(values.seconds)))
      say(duelTable(results.slice(-2)))
    }
    console.log(`${duelTable(results)}\n`)
    load_average.push(loadavg()[0]!)
    const [load_mb, postgres_load_mb] = load.stop()
    const upkeep: Upkeep = { start_seconds, ...idle, load_mb, postgres_load_mb }
    const goals = goalsOf(results, lines, upkeep)
    console.log(goalTable(goals))
    const [before, after] = load_average
    console.log(`\n${customers} customers; PostgreSQL ${upkeep.postgres_idle_mb?.toFixed(0)} MB idle, ${postgres_load_mb?.toFixed(0)} MB under load; load average ${before?.toFixed(1)} before, ${after?.toFixed(1)} after`)
    if (values.json) writeFileSync(values.json, `${JSON.stringify({ customers, load_average, upkeep, goals, duel: results, named_list: lines }, null, 2)}\n`)
  } finally {
    load.stop()
    await bare.stop()
    await postgres.release()
  }
}

/** The id of a customer, once the program answers with one. */
async function firstOf(target: Target): Promise<string> {
  const client = await open(target)
  const { status, text } = await client.send({ method: 'GET', path: '/api/v1/customers?limit=1&total=false' })
  const { id } = (JSON.parse(text) as { items: { id: string }[] }).items[0] ?? { id: '' }
  const one = await client.send({ method: 'GET', path: `/api/v1/customers/${id}` })
  client.close()
  if (one.status !== 200) throw new Error(`The program does not answer with a customer: ${status} ${text.slice(0, 200)}`)
  return id
}

async function siteOf(connection: pg.ClientConfig, customerId: string): Promise<string> {
  const client = new pg.Client(connection)
  await client.connect()
  const { rows } = await client.query<{ site_id: string }>('select site_id from customers where id = $1', [customerId])
  await client.end()
  return rows[0]?.site_id ?? ''
}

/** The greatest of figures that are looked at every half second. */
class Peak {
  readonly #timer: NodeJS.Timeout
  readonly #greatest: (number | undefined)[] = []

  constructor(look: () => (number | undefined)[]) {
    this.#timer = setInterval(() => {
      for (const [at, value] of look().entries()) if (value !== undefined) this.#greatest[at] = Math.max(this.#greatest[at] ?? 0, value)
    }, 500)
  }

  stop(): (number | undefined)[] {
    clearInterval(this.#timer)
    return this.#greatest
  }
}
