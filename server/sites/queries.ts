import './tables.ts'
import type { Site } from '../../contract/sites/sites.ts'
import { cached } from '../platform/database/cache.ts'
import type { Handle } from '../platform/database/db.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Reading } from '../platform/database/tx.ts'

export const siteColumns = [
  'id',
  'code',
  'name',
  'active',
  'is_default',
  'languages',
  'currencies',
  'countries',
  'position',
  'version',
  'created_at',
] as const

const orderedSites = (db: Handle): Promise<Site[]> =>
  db.selectFrom('sites').select(siteColumns).orderBy('position').orderBy('name').orderBy('id').execute()

/** Every site, in their order, whoever asks; at most a second old. */
export const allSites = (tx: Pick<Reading, 'db'>): Promise<Site[]> => cached(tx.db, 'sites', '', orderedSites)

/** The sites that the actor may see, as this handle sees them now. */
export async function visibleSites({ db, actor }: Reading): Promise<Site[]> {
  return seenBy(actor.site_ids, await orderedSites(db))
}

export const seenBy = (siteIds: readonly string[] | null, sites: Site[]): Site[] =>
  siteIds === null ? sites : sites.filter(({ id }) => siteIds.includes(id))

/** The site of a customer that names none. */
export async function defaultSite(tx: Pick<Reading, 'db'>): Promise<Site> {
  const found = (await allSites(tx)).find((site) => site.is_default)
  if (!found) throw new Error('There is no default site.')
  return found
}

/** A site by its id, as the act sees it, locked until its end. */
export async function lockSite(db: Handle, id: string): Promise<Site> {
  const found = await db.selectFrom('sites').select(siteColumns).where('id', '=', id).forUpdate().executeTakeFirst()
  if (!found) throw new Refusal('not_found', 'There is no such site.')
  return found
}
