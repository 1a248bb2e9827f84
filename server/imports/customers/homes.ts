import type { Site } from '../../../contract/sites/sites.ts'
import { homeOf, type Home } from '../../customers/queries/home.ts'
import { Refusal, toldBy } from '../../platform/refusal.ts'
import type { Reading } from '../../platform/database/tx.ts'
import { allSites } from '../../sites/queries.ts'
import type { ReadRow } from '../rules/read-row.ts'
import type { Remark } from '../rules/rows.ts'

/** Where a row belongs. `moves`: a customer that is known belongs elsewhere so far. `members`: sites that the row adds. */
export type HomeOfRow = Home & { remarks: Remark[]; moves: boolean; members: string[] }

type Resolved = HomeOfRow | { refused: Remark }

/** Where rows belong, found out once for each site of a batch. */
export interface Homes {
  of(row: ReadRow, known: { site_id: string; site_ids: readonly string[] } | null): Promise<Resolved>
}

export async function openHomes(reading: Reading): Promise<Homes> {
  const sites = await allSites(reading)
  const homes = new Map<string, Home>()

  const siteOf = (name: string): Site | undefined => {
    const folded = name.toLowerCase()
    return sites.find((one) => one.code === folded) ?? sites.find((one) => one.name.toLowerCase() === folded)
  }

  const homeFor = async (siteId: string | null, asked: readonly string[], before: readonly string[]): Promise<Home> => {
    const key = `${siteId ?? ''} ${asked.join()} ${before.join()}`
    const members = asked.length > 0 ? [...before, ...asked] : undefined
    const found = homes.get(key) ?? (await homeOf(reading, siteId, members, before))
    homes.set(key, found)
    return found
  }

  return {
    async of(row, known) {
      const [site] = row.site === null ? [] : [siteOf(row.site)]
      const named = row.sites.map((name) => ({ name, site: siteOf(name) }))
      const unknown = [
        ...(row.site !== null && !site ? [{ name: row.site, target: 'site' }] : []),
        ...named.filter((one) => !one.site).map(({ name }) => ({ name, target: 'sites' })),
      ]
      const remarks = unknown.map(({ name, target }): Remark => ({
        column: null,
        target,
        value: name,
        code: 'site',
        message: 'There is no site with this code or name.',
      }))
      // Kept in the note of what could not be read; a row that is planned twice says it once.
      row.unread = [...new Set([...row.unread, ...unknown.map(({ name }) => `Site: ${name}`)])]
      try {
        const before = known?.site_ids ?? []
        const asked = [...new Set(named.flatMap((one) => one.site?.id ?? []))].filter((id) => !before.includes(id))
        const home = await homeFor(site?.id ?? known?.site_id ?? null, asked, before)
        const moves = site !== undefined && known !== null && site.id !== known.site_id
        return { ...home, remarks, moves, members: asked }
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        const told = toldBy(error)
        const { message, params } = told
        const code = told.code === 'site_unknown' ? 'site' : told.code
        return { refused: { column: null, target: 'site', value: row.site, code, message, ...(params && { params }) } }
      }
    },
  }
}
