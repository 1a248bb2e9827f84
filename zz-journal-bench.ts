import { startEmbeddedPostgres } from '/work/main/server/platform/embedded-postgres.ts'
import { migrate } from '/work/main/server/platform/migrate.ts'
import { openDatabase } from '/work/main/server/platform/db.ts'
import { transact } from '/work/main/server/platform/tx.ts'
import { addLine, hearLines } from '/work/main/server/platform/journal.ts'
import { startNumberer } from '/work/main/server/platform/numberer.ts'
import { system } from '/work/main/server/platform/actor.ts'
import { permissions } from '/work/main/contract/permissions.ts'
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
const pgx = await startEmbeddedPostgres({ dataDir: '/tmp/journal-bench/data', durable: true })
const { user, password, database, host, port } = pgx.connection
await migrate(pgx.connection)
const db = openDatabase({ ...pgx.connection, max: 30 })
const log = { warn: console.log, info() {}, error: console.log } as any
const site = (await db.pool.query('select id from sites limit 1')).rows[0]?.id ?? (await (async()=>{ const id=uuidv7(); console.log('no site'); return id })())
let n = Date.now()
const insert = (h: any) => { const k = 'B' + n++; const id = uuidv7(); return sql`insert into customers (id, number, number_sort, email, first_name, last_name, phone, company_name, site_id, search, search_public)
  values (${id}, ${k}, ${k}, ${k + '@x.example'}, ${'First' + k}, ${'Last' + k}, ${k}, ${'Comp ' + k}, ${site}, ${' first' + k + ' last' + k}, ${' comp ' + k})`.execute(h).then(() => id) }
const actor = system(permissions)
const bare = async () => { await insert(db.write) }
const txonly = async () => { await db.write.transaction().execute(insert) }
const full = async () => { await transact(db, actor, 'api', async (tx) => { const id = await insert(tx.db); addLine(tx, { kind: 'customer.created', subject_type: 'customer', subject_id: id, customer_id: id }) }) }
async function rate(what: () => Promise<void>, conc: number, ms = 3000) { let c = 0; const end = performance.now() + ms; await Promise.all(Array.from({ length: conc }, async () => { while (performance.now() < end) { await what(); c++ } })); return Math.round(c * 1000 / ms) }
for (const conc of [1, 10]) for (let round = 0; round < 2; round++) {
  const r: any = { conc, bare: await rate(bare, conc), tx: await rate(txonly, conc), journalNoNumberer: await rate(full, conc) }
  const nb = startNumberer({ db, log }); hearLines(db, nb.wake)
  await new Promise(r => setTimeout(r, 3000))
  r.journal = await rate(full, conc)
  await nb.stop(); hearLines(db, () => {})
  console.log(r)
}
console.log((await db.pool.query('select (select count(*) from journal) n, (select last_position from journal_numbering) p')).rows)
// many months
await db.pool.query(`select ensure_journal_partitions(now() - interval '60 months', now())`)
const c = await db.pool.connect()
for (let i = 0; i < 3; i++) { const t = performance.now(); const r = await c.query(`select * from number_journal_lines('1:1:', 2000)`); console.log('idle step, 63 months', (performance.now() - t).toFixed(1), r.rows[0].waiting) }
const t0 = performance.now(); for (let i = 0; i < 200; i++) await c.query({ name: 'n', text: `select * from number_journal_lines($1::pg_snapshot, 2000)`, values: ['1:1:'] }); console.log('per idle step ms', (performance.now() - t0) / 200)
c.release()
await db.close(); await pgx.release()
