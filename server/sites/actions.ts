import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Site, SiteCreate, SitePatch } from '../../contract/sites/sites.ts'
import { dropCached } from '../platform/database/cache.ts'
import { changesOf, isEmpty } from '../platform/journal/changes.ts'
import { guard } from '../platform/composition.ts'
import { addLine } from '../platform/journal/journal.ts'
import { Refusal, refuseField } from '../platform/refusal.ts'
import type { Tx } from '../platform/database/tx.ts'
import { demandVersion } from '../platform/http/versions.ts'
import { lockSite, siteColumns } from './queries.ts'
import { demandOwnSites } from './rules.ts'

export async function createSite(tx: Tx, { position, ...values }: SiteCreate): Promise<Site> {
  demandOwnSites(tx.actor, null)
  const last = sql<number>`(select coalesce(max(position) + 1, 0) from sites)`
  const made = await tx.db
    .insertInto('sites')
    .values({ ...values, id: uuidv7(), position: position ?? last })
    .returning(siteColumns)
    .executeTakeFirstOrThrow()
  addLine(tx, {
    kind: 'site.created',
    subject_type: 'site',
    subject_id: made.id,
    data: { code: made.code, name: made.name },
  })
  await dropCached(tx, 'sites')
  return made
}

export async function changeSite(tx: Tx, id: string, patch: SitePatch, seen: number | null = null): Promise<Site> {
  demandOwnSites(tx.actor, patch.is_default ? null : [id])
  const before = await lockSite(tx.db, id)
  demandVersion(seen, before)
  const changes = changesOf(before, patch)
  if (isEmpty(changes)) return before
  if (!(patch.active ?? before.active) && (patch.is_default ?? before.is_default)) {
    throw refuseField(
      'default_site',
      'active',
      'The default site cannot be switched off. Make another site the default first.',
    )
  }
  if (changes.is_default) await takeDefault(tx)
  const after = await tx.db
    .updateTable('sites')
    .set((eb) => ({ ...patch, version: eb('version', '+', 1), updated_at: tx.at.toISOString() }))
    .where('id', '=', id)
    .returning(siteColumns)
    .executeTakeFirstOrThrow()
  addLine(tx, { kind: 'site.changed', subject_type: 'site', subject_id: id, changes, data: { name: after.name } })
  await dropCached(tx, 'sites')
  return after
}

async function takeDefault(tx: Tx): Promise<void> {
  const former = await tx.db
    .updateTable('sites')
    .set((eb) => ({ is_default: false, version: eb('version', '+', 1), updated_at: tx.at.toISOString() }))
    .where('is_default', '=', true)
    .returning(['id', 'name'])
    .executeTakeFirst()
  if (!former) return
  const changes = { is_default: [true, false] as const }
  addLine(tx, {
    kind: 'site.changed',
    subject_type: 'site',
    subject_id: former.id,
    changes,
    data: { name: former.name },
  })
}

/** Deletes a site that no customer, member of staff or key refers to. The default one stays. */
export async function deleteSite(tx: Tx, id: string, seen: number | null = null): Promise<void> {
  demandOwnSites(tx.actor, [id])
  const before = await lockSite(tx.db, id)
  demandVersion(seen, before)
  if (before.is_default) {
    throw new Refusal('default_site', 'The default site cannot be deleted. Make another site the default first.')
  }
  await guard(tx, 'site.delete', id, {})
  try {
    await tx.db.deleteFrom('sites').where('id', '=', id).execute()
  } catch (error) {
    if ((error as { code?: string }).code !== '23503') throw error
    throw new Refusal(
      'in_use',
      'Customers, members of staff or API keys refer to this site. Switch it off instead of deleting it.',
    )
  }
  addLine(tx, {
    kind: 'site.deleted',
    subject_type: 'site',
    subject_id: id,
    data: { code: before.code, name: before.name },
  })
  await dropCached(tx, 'sites')
}
