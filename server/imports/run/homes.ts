import { homeOf, type Home } from '../../customers/queries/home.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Reading } from '../../platform/tx.ts'
import { allSites } from '../../sites/queries.ts'
import type { ReadRow, Remark } from '../rules/read-row.ts'

/** Where a row belongs. `moves`: a customer that is known belongs elsewhere so far. */
export type HomeOfRow = Home & { remarks: Remark[]; moves: boolean }

type Resolved = HomeOfRow | { refused: Remark }

/** Where rows belong, found out once for each site of a batch. */
export interface Homes {
  of(row: ReadRow, known: { site_id: string; site_ids: readonly string[] } | null): Promise<Resolved>
}

export async function openHomes(reading: Reading): Promise<Homes> {
  const sites = await allSites(reading)
  const homes = new Map<string, Home>()

  const homeFor = async (siteId: string | null, before: readonly string[]): Promise<Home> => {
    const key = `${siteId ?? ''} ${before.join()}`
    const found = homes.get(key) ?? (await homeOf(reading, siteId, undefined, before))
    homes.set(key, found)
    return found
  }

  return {
    async of(row, known) {
      const named = row.site?.toLowerCase()
      const site =
        named === undefined
          ? undefined
          : (sites.find((one) => one.code === named) ?? sites.find((one) => one.name.toLowerCase() === named))
      const unknown = row.site !== null && !site
      const remarks: Remark[] = unknown
        ? [
            {
              column: null,
              target: 'site',
              value: row.site,
              code: 'site',
              message: 'There is no site with this code or name.',
            },
          ]
        : []
      // Kept in the note of what could not be read; a row that is planned twice says it once.
      if (unknown) row.unread = [...new Set([...row.unread, `Site: ${row.site}`])]
      try {
        const home = await homeFor(site?.id ?? known?.site_id ?? null, known?.site_ids ?? [])
        return { ...home, remarks, moves: site !== undefined && known !== null && site.id !== known.site_id }
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        return { refused: { column: null, target: 'site', value: row.site, code: 'site', message: error.message } }
      }
    },
  }
}
