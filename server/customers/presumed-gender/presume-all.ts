import { sql } from 'kysely'
import type { Settings } from '../../../contract/settings/settings.ts'
import type { Db, Handle } from '../../platform/database/db.ts'
import { enqueue, type JobKind } from '../../platform/jobs/jobs.ts'
import type { Guard } from '../../platform/slice.ts'
import { readSettings } from '../../settings/queries.ts'
import { allSites } from '../../sites/queries.ts'
import { presumptionOf } from './rules/presumed-gender.ts'
import type { CustomerRow } from '../tables.ts'

const batch = 1_000

interface Progress {
  /** The last customer that was looked at. */
  after: string
  seen: number
  changed: number
}

const start: Progress = { after: '00000000-0000-0000-0000-000000000000', seen: 0, changed: 0 }

/**
 * Brings the presumed gender of all customers in line with their names and the settings: guesses anew, or clears where
 * guessing is off. Only rows that differ are written; neither their version nor the journal is, as nobody changed them.
 */
export async function presumeAll(
  db: Db,
  tell: (so_far: Progress) => void,
  from: Progress = start,
  keep: (handle: Handle, so_far: Progress) => Promise<void> = () => Promise.resolve(),
): Promise<{ seen: number; changed: number }> {
  let at = from
  for (;;) {
    const next = await db.write.transaction().execute(async (handle) => {
      const reached = await step(handle, at)
      if (reached) await keep(handle, reached)
      return reached
    })
    if (!next) return { seen: at.seen, changed: at.changed }
    at = next
    tell(at)
  }
}

async function step(db: Handle, { after, seen, changed }: Progress): Promise<Progress | null> {
  const { rows } = await sql<CustomerRow>`
    select id, version, salutation, first_name, middle_name, last_name, locale, phones, billing_country, site_id, presumed_gender
    from customers where id > ${after} and erased_at is null order by id limit ${batch}`.execute(db)
  const last = rows.at(-1)
  if (!last) return null
  const [settings, sites] = [await readSettings({ db }), await allSites({ db })]
  const countries = new Map(sites.map((site) => [site.id, site.countries]))
  const differing = rows.flatMap((row) => {
    const presumed_gender = presumptionOf(row, settings, countries.get(row.site_id) ?? [])?.gender ?? null
    return presumed_gender === row.presumed_gender ? [] : [{ id: row.id, version: row.version, presumed_gender }]
  })
  return { after: last.id, seen: seen + rows.length, changed: changed + (await write(db, differing)) }
}

/** A customer who was saved in between has a guess of that moment already: the version says so. */
async function write(db: Handle, rows: readonly unknown[]): Promise<number> {
  if (rows.length === 0) return 0
  const written = await sql`
    update customers c set presumed_gender = t.presumed_gender
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as t(id uuid, version int, presumed_gender text)
    where c.id = t.id and c.version = t.version returning 1`.execute(db)
  return written.rows.length
}

/** Runs once after the migration, and whenever the setting is turned. */
export const presumeJob: JobKind = {
  name: 'customers.presume_gender',
  resumable: true,
  maxAttempts: 5,
  queue: 'customers.presume_gender',
  priority: 10,
  async run({ db, checkpoint, progress, keep, throwIfCancelled }) {
    const { rows } = await sql<{ total: number }>`
      select count(*)::int as total from customers where erased_at is null`.execute(db.write)
    const tell = ({ seen }: Progress): void => {
      progress(seen, rows[0]!.total)
      throwIfCancelled()
    }
    return await presumeAll(db, tell, (checkpoint as Progress | null) ?? start, keep)
  },
}

/** After the last process has heard of the setting, which takes a second at most. */
const pause = 2_000

export const turnGuessing: Guard = async (tx, _id, { before, patch }) => {
  const [was, wanted] = [(before as Settings).presume_gender, (patch as Partial<Settings>).presume_gender]
  if (wanted === undefined || wanted === was) return
  await enqueue(tx, presumeJob, {}, { runAt: new Date(Date.now() + pause) })
}
