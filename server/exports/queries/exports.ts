import { sql, type RawBuilder } from 'kysely'
import type { ExportFile, ExportRecord } from '../../../contract/exports/exports.ts'
import { can, type Actor } from '../../platform/actor.ts'
import { resourceCalled } from '../../platform/composition.ts'
import type { Total } from '../../platform/lists/counting.ts'
import { pageOf } from '../../platform/lists/listing.ts'
import { type ListSource } from '../../platform/lists/source.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Reading } from '../../platform/database/tx.ts'
import type { ExportsTable, ToldRequest } from '../tables.ts'

/** A row of an export as its readers need it. */
export interface FoundExport extends Pick<
  ExportsTable,
  | 'id'
  | 'name'
  | 'personal'
  | 'site_ids'
  | 'sees_all'
  | 'rows'
  | 'address_rows'
  | 'job_id'
  | 'created_by_kind'
  | 'created_by_id'
  | 'created_by_name'
> {
  state: ExportRecord['state']
  error: ExportRecord['error']
  told: ToldRequest
  created_at: string
  finished_at: string | null
  expires_at: string
  files: ExportFile[]
}

const columns = sql`x.id, x.name, x.told, x.personal, x.site_ids, x.sees_all, x.rows, x.address_rows, x.job_id, x.created_at,
  x.finished_at, x.expires_at, x.created_by_kind, x.created_by_id, x.created_by_name,
  case when x.state in ('queued', 'running') and j.state in ('failed', 'cancelled') then j.state
    when x.state = 'done' and x.expires_at <= now() then 'expired' else x.state end as state,
  coalesce(x.error, case when x.state in ('queued', 'running') and j.state = 'failed' then j.error end) as error,
  coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'part', e.part, 'name', f.name, 'size', f.size) order by e.part desc)
    from export_files e join files f on f.id = e.file_id where e.export_id = x.id and x.state = 'done' and x.expires_at > now()), '[]') as files`
const from = sql`exports x left join job_runs j on j.id = x.job_id`

/** One's own; all of them for those who may see whatever is in them. */
function visible(actor: Actor): RawBuilder<unknown>[] {
  if (can(actor, 'exports.manage') && can(actor, 'customers.personal') && actor.site_ids === null) return []
  return [sql`(x.created_by_kind = ${actor.kind} and x.created_by_id is not distinct from ${actor.id}::uuid)`]
}

/** Exports, newest first. */
export async function listExports(
  reading: Reading,
  query: { limit: number; after?: string | undefined; total: 'true' | 'false' },
): Promise<{ items: ExportRecord[]; next: string | null; total: Total | null }> {
  const source: ListSource = {
    from,
    alias: sql`x`,
    id: sql`x.id`,
    columns,
    where: visible(reading.actor),
    sorts: { created_at: { expr: sql`x.created_at`, type: 'timestamptz', nullable: false } },
    defaultSort: '-created_at',
  }
  const { rows, next, total } = await pageOf<FoundExport>(reading, source, query)
  return {
    items: rows.map((row) => shown(row, reading.actor)),
    next,
    total,
  }
}

/** An export that this person may see; refuses with `not_found`. */
export async function findExport(reading: Reading, id: string): Promise<FoundExport> {
  const where = sql.join([sql`x.id = ${id}::uuid`, ...visible(reading.actor)], sql` and `)
  const { rows } = await sql<FoundExport>`select ${columns} from ${from} where ${where}`.execute(reading.db)
  if (!rows[0]) throw new Refusal('not_found', 'There is no such export, or you may not see it.')
  return rows[0]
}

export const readExport = async (reading: Reading, id: string): Promise<ExportRecord> =>
  shown(await findExport(reading, id), reading.actor)

/** Whether this person may still see what is in the files: rights change, files do not. */
export function mayFetch(found: FoundExport, actor: Actor): boolean {
  const { personal, site_ids, sees_all, told } = found
  const record = resourceCalled(told.resource ?? 'customers')
  const seen = actor.site_ids
  const own = found.created_by_kind === actor.kind && found.created_by_id === actor.id
  if (!record.rights.export || !can(actor, record.rights.export)) return false
  if ((sees_all || !own) && !record.seesAll(actor)) return false
  const sites = seen === null || (site_ids !== null && site_ids.every((id) => seen.includes(id)))
  return sites && (!personal || can(actor, record.personal))
}

function shown(row: FoundExport, actor: Actor): ExportRecord {
  const { id, name, state, error, told, rows, address_rows, job_id, created_at, finished_at, expires_at } = row
  return {
    id,
    name,
    state: state === 'done' && row.files.length === 0 ? 'expired' : state,
    error,
    resource: 'customers',
    ...told,
    rows,
    address_rows,
    files: mayFetch(row, actor) ? row.files : [],
    job_id,
    created_by: { kind: row.created_by_kind, id: row.created_by_id, name: row.created_by_name },
    created_at,
    finished_at,
    expires_at,
  }
}
