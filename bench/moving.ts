import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { startEmbeddedPostgres } from '../server/platform/postgres/embedded.ts'
import { apiClient, type ApiClient } from './client.ts'
import { copyInTurn } from './data.ts'
import { prepareData, type Askers } from './database.ts'
import { memoryOf, startProduct, watchPeaks, type Server } from './processes.ts'
import { moveTable, type Move } from './report.ts'
import type { Options } from './run.ts'
import { withClient } from './with-client.ts'

const say = (line: string): void => console.error(line)

const names = {
  csv: 'export as CSV',
  xlsx: 'export as XLSX',
  bulk: 'bulk change: a field and a tag',
  undo: 'undo of the bulk change',
  check: 'check of an import',
  import: 'import as CSV',
}

/** How many customers the bulk change takes, unless there are fewer. */
const mostChanged = 100_000

const none = { customers: 0, tasks: 0 }

/** Measures what moves many customers at once: a bulk change, the exports, and an import of the exported file. */
export async function move({ dataDir, customers, tasks, json, only }: Options): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'clientele-moving-'))
  chmodSync(folder, 0o711)
  const load_average = [loadavg()[0]!]
  const moves: Move[] = []
  const done = (move: Move): void => {
    moves.push(move)
    say(moveTable([move]))
  }
  const wanted = (name: string): boolean => name.includes(only)
  const imports = wanted(names.check) || wanted(names.import)
  const csv = join(folder, 'customers.csv')
  try {
    await withProduct(dataDir, await prepareData(dataDir, { customers, tasks }, say), async (side) => {
      if (wanted(names.csv) || imports) done(await exportAll(side, customers, 'csv', csv))
      if (wanted(names.xlsx)) done(await exportAll(side, customers, 'xlsx', join(folder, 'customers.xlsx')))
      if (wanted(names.bulk) || wanted(names.undo)) for (const one of await changeMany(side, customers)) done(one)
    })
    if (imports) {
      const copied = await copyIn(join(folder, 'copied'), customers)
      const empty = join(folder, 'imported')
      await withProduct(empty, await prepareData(empty, none, say), async (side) => {
        await importAll(side, customers, csv, copied, wanted, done)
      })
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  load_average.push(loadavg()[0]!)
  console.log(moveTable(moves))
  console.log(
    `\n${customers} customers; load average ${load_average.map((one) => one.toFixed(1)).join(' before, ')} after`,
  )
  if (json) writeFileSync(json, `${JSON.stringify({ customers, load_average, moves }, null, 2)}\n`)
}

interface Side {
  api: ApiClient
  program: Server
  connection: pg.ClientConfig
}

async function withProduct(dataDir: string, { key }: Askers, act: (side: Side) => Promise<void>): Promise<void> {
  const program = await startProduct(dataDir, { env: { UPLOAD_LIMIT_MB: '4000' } })
  const postgres = await startEmbeddedPostgres({ dataDir })
  try {
    const target = { port: program.port, headers: { authorization: `Bearer ${key}` } }
    await act({ api: apiClient(target), program, connection: postgres.connection })
  } finally {
    await postgres.release()
    await program.stop()
  }
}

/** How long an act takes and the most memory that the program held meanwhile. */
async function timed<T>(
  { program }: Side,
  act: () => Promise<T>,
): Promise<{ seconds: number; peak_mb: number; came: T }> {
  const peaks = watchPeaks(() => [memoryOf(program.pid)])
  const begun = performance.now()
  try {
    const came = await act()
    return { seconds: (performance.now() - begun) / 1000, peak_mb: peaks()[0] ?? 0, came }
  } finally {
    peaks()
  }
}

async function exportAll(side: Side, rows: number, format: 'csv' | 'xlsx', file: string): Promise<Move> {
  const { api, connection } = side
  const ask = { format, values: 'codes', addresses: 'beside', further_addresses: 1, sort: 'number' }
  const { seconds, peak_mb, came } = await timed(side, async () => {
    const { id, job_id } = await api.post<{ id: string; job_id: string }>('/exports', ask)
    await api.jobDone(job_id)
    return id
  })
  const { files } = await api.get<{ files: { id: string }[] }>(`/exports/${came}`)
  await api.download(`/exports/${came}/files/${files[0]!.id}`, file)
  return { name: names[format], rows, seconds, peak_mb, bare_seconds: await copyOut(connection) }
}

/** COPY of the two tables that the export reads. */
async function copyOut(connection: pg.ClientConfig): Promise<number> {
  return withClient(connection, async (client) => {
    const begun = performance.now()
    for (const table of ['customers', 'addresses']) {
      const stream = client.query(copyTo(`copy ${table} to stdout (format csv)`))
      stream.resume()
      await finished(stream)
    }
    return (performance.now() - begun) / 1000
  })
}

/** A bulk change and its undo, beside one statement that writes the same columns of as many other rows. */
async function changeMany(side: Side, customers: number): Promise<Move[]> {
  const { api, connection } = side
  const { rows: found } = await withClient(connection, (client) =>
    client.query<{ at: string }>(
      `select created_at::text as at from customers order by created_at desc, id desc
     offset ${Math.min(mostChanged, Math.floor(customers / 2))} limit 1`,
    ),
  )
  const value = new Date(found[0]!.at).toISOString()
  const selection = { filter: { all: [{ field: 'created_at', op: 'gte', value }] } }
  const { count: rows } = await api.post<{ count: number }>('/customers/bulk/count', { selection })
  const changed = await timed(side, async () => {
    const action = { kind: 'change', set: { personal_discount: 7.5 }, add_tags: ['moved'] }
    const job = await api.post<{ id: string }>('/customers/bulk', { selection, expected: rows, action })
    return api.jobDone(job.id)
  })
  const begun = performance.now()
  await withClient(connection, (client) =>
    client.query(
      `update customers set personal_discount = 7.5, tags = tags || '{moved}', version = version + 1, updated_at = now()
     where id in (select id from customers order by created_at, id limit ${rows})`,
    ),
  )
  const bare_seconds = (performance.now() - begun) / 1000
  const undone = await timed(side, async () => {
    const job = await api.post<{ id: string }>(`/journal/actions/${changed.came.id}/undo`, {})
    return api.jobDone(job.id)
  })
  return [
    { name: names.bulk, rows, seconds: changed.seconds, peak_mb: changed.peak_mb, bare_seconds },
    { name: names.undo, rows, seconds: undone.seconds, peak_mb: undone.peak_mb, bare_seconds },
  ]
}

/** COPY of as many customers, with all they have, into empty tables that have their indexes. */
async function copyIn(dataDir: string, customers: number): Promise<number> {
  await prepareData(dataDir, none, say)
  const postgres = await startEmbeddedPostgres({ dataDir })
  const begun = performance.now()
  try {
    await copyInTurn(postgres.connection, customers)
    return (performance.now() - begun) / 1000
  } finally {
    await postgres.release()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function importAll(
  side: Side,
  rows: number,
  file: string,
  bare_seconds: number,
  wanted: (name: string) => boolean,
  done: (move: Move) => void,
): Promise<void> {
  const { api } = side
  const file_id = await api.upload(file, 'import_source')
  const { settings } = await api.post<{ settings: object }>('/imports/preview', { file_id })
  const run = (name: string, dry_run: boolean): Promise<Move> =>
    timed(side, async () => {
      const { id, job_id } = await api.post<{ id: string; job_id: string }>('/imports', { file_id, settings, dry_run })
      await api.jobDone(job_id)
      return api.get<{ counts: { created: number } }>(`/imports/${id}`)
    }).then(({ seconds, peak_mb, came }) => {
      if (came.counts.created !== rows) throw new Error(`${name}: ${JSON.stringify(came.counts)} of ${rows}`)
      return { name, rows, seconds, peak_mb, bare_seconds }
    })
  if (wanted(names.check)) done(await run(names.check, true))
  if (wanted(names.import)) done(await run(names.import, false))
}
