import { sql } from 'kysely'
import type { SecurityLine, SecurityPage, SecurityQuery } from '../../contract/security/security.ts'
import { countingRecords } from '../../contract/platform/journal/kinds.ts'
import type { JournalLine } from '../../contract/platform/journal/journal.ts'
import type { Actor } from '../platform/actor.ts'
import type { Handle } from '../platform/database/db.ts'
import type { Reading } from '../platform/database/tx.ts'
import { networkOf } from '../platform/http/network.ts'
import { narrowing, newestFirst, ofSecurity, span } from '../platform/journal/pages.ts'
import type { Fragment } from '../platform/lists/filter-sql-scope.ts'

const stretch = 20_000

/** What somebody calls themselves, and their language, is no matter of security. */
const ofRights = sql`(kind <> 'staff.changed' or changes ?| array['email', 'active', 'roles', 'site_ids'])`

/** A page of the security log, newest first. */
export async function securityPageOf(reading: Reading, query: SecurityQuery): Promise<SecurityPage> {
  const page = await newestFirst(reading, {
    of: [ofSecurity, ofRights, ...span(query)],
    wanted: [...ownAlone(reading.actor), ...asked(query)],
    stretch,
    limit: query.limit,
    after: query.after,
  })
  const counts = await countsOf(
    reading.db,
    page.items.map(({ id }) => id),
  )
  return {
    items: page.items.map((line) => ({ ...told(line), ...(counts.get(line.id) ?? once(line)) })),
    next: page.next,
  }
}

function asked({ person_id, address, ...query }: SecurityQuery): Fragment[] {
  return [
    ...narrowing(query),
    ...(person_id ? [sql`(actor_id = ${person_id}::uuid or subject_id = ${person_id})`] : []),
    ...(address ? [sql`data ->> 'address' = ${networkOf(address)}`] : []),
  ]
}

/** Of what counts customers of all sites, somebody limited to some sees their own work alone, as in the journal. */
const ownAlone = (actor: Actor): Fragment[] =>
  actor.site_ids === null
    ? []
    : [sql`(split_part(kind, '.', 1) <> all(${countingRecords}::text[]) or actor_id = ${actor.id}::uuid)`]

interface Count {
  count: number
  last_at: string
}

const once = ({ at }: JournalLine): Count => ({ count: 1, last_at: at })

async function countsOf(db: Handle, ids: readonly string[]): Promise<Map<string, Count>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<Count & { line_id: string }>`
    select line_id, count, last_at from folded_lines where line_id = any(${ids}::uuid[])`.execute(db)
  return new Map(rows.map(({ line_id, ...count }) => [line_id, count]))
}

/** What an export asked for may be about customers: the journal shows it to those who see exports. */
const ofExports: ReadonlySet<string> = new Set(['name', 'rows', 'address_rows', 'resource', 'address'])

function told({ customer_id: _customer, unit_id: _unit, ...line }: JournalLine): Omit<SecurityLine, keyof Count> {
  if (line.subject_type !== 'export') return line
  return { ...line, data: Object.fromEntries(Object.entries(line.data).filter(([name]) => ofExports.has(name))) }
}
