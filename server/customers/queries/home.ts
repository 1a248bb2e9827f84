import type { Settings } from '../../../contract/settings/settings.ts'
import type { Site } from '../../../contract/sites/sites.ts'
import { refuseProblem } from '../../platform/refusal.ts'
import type { Reading } from '../../platform/database/tx.ts'
import { readSettings } from '../../settings/queries.ts'
import { allSites } from '../../sites/queries.ts'

/** The home site of a customer and the sites it is a member of, with the settings that apply. */
export interface Home {
  settings: Settings
  site: Site
  /** Always contains the home site. */
  site_ids: string[]
}

/**
 * Finds out where a customer belongs: the sites asked for, else the default one, or the first this person may see.
 * Someone limited to sites may only give sites of their own; memberships that they cannot see stay as they are. A site
 * that is switched off stays where it was chosen before, and takes nobody new.
 */
export async function homeOf(
  reading: Reading,
  siteId: string | null | undefined,
  siteIds: readonly string[] | undefined,
  before: readonly string[],
): Promise<Home> {
  const [settings, sites] = [await readSettings(reading), await allSites(reading)]
  const mine = reading.actor.site_ids
  const allowed = (id: string): boolean => mine === null || mine.includes(id) || before.includes(id)
  const site = siteId
    ? sites.find((one) => one.id === siteId)
    : (sites.find((one) => one.is_default && allowed(one.id)) ??
      sites.find((one) => one.active && allowed(one.id)) ??
      sites.find((one) => allowed(one.id)))
  if (!site || !allowed(site.id)) throw refuseProblem('invalid', 'site_id', 'site_unknown')
  if (!before.includes(site.id)) demandActiveSite(site, 'site_id')
  for (const id of siteIds ?? []) {
    const member = sites.find((one) => one.id === id)
    if (!member || !allowed(id)) throw refuseProblem('invalid', 'site_ids', 'site_unknown')
    if (!before.includes(id)) demandActiveSite(member, 'site_ids')
  }
  const unseen = mine === null ? [] : before.filter((id) => !mine.includes(id))
  return { settings, site, site_ids: [...new Set([site.id, ...(siteIds ?? before), ...unseen])] }
}

/** Refuses a site that is switched off. */
export function demandActiveSite({ active, name }: Site, field: string): void {
  if (!active) throw refuseProblem('not_active', field, 'not_active', { name })
}
