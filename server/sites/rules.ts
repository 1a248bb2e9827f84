import type { Actor } from '../platform/actor.ts'
import { Refusal, refuseField } from '../platform/refusal.ts'
import type { Reading } from '../platform/database/tx.ts'
import { allSites } from './queries.ts'

/** Whether somebody has all of these sites. Null means all sites. */
const hasSites = ({ site_ids: own }: Actor, siteIds: readonly string[] | null): boolean =>
  own === null || (siteIds?.every((id) => own.includes(id)) ?? false)

/** Nobody gives a right to sites that they do not have themselves. Null means all sites. */
export function demandOwnSites(actor: Actor, siteIds: readonly string[] | null): void {
  if (hasSites(actor, siteIds)) return
  throw new Refusal('forbidden', 'You may give a right only to sites that you have yourself.', {
    fields: { site_ids: { code: 'forbidden', message: 'You do not have all of these sites yourself.' } },
  })
}

/** Nobody changes the rights of those who reach beyond their own sites. Null means all sites. */
export function demandHolderSites(actor: Actor, siteIds: readonly string[] | null): void {
  if (hasSites(actor, siteIds)) return
  throw new Refusal('forbidden', 'Somebody holds this role for sites that you do not have. Make a role of your own.')
}

/** Refuses ids that are no site. */
export async function demandKnownSites(tx: Reading, siteIds: readonly string[] | null): Promise<void> {
  if (siteIds === null) return
  const known = new Set((await allSites(tx)).map(({ id }) => id))
  if (siteIds.some((id) => !known.has(id)))
    throw refuseField('invalid', 'site_ids', 'One of these sites does not exist.')
}
