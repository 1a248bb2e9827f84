import { allSites } from '../../sites/queries.ts'
import type { Finder } from './finder.ts'

/** Sites that this person may use, by id, code or name. */
export const sitesNamed: Finder = async (reading, cells) => {
  const { site_ids } = reading.actor
  const sites = (await allSites(reading)).filter(({ id }) => site_ids === null || site_ids.includes(id))
  return cells.map((cell) => {
    const word = cell.toLowerCase()
    const exact = sites.find(({ id, code }) => id === word || code === word)
    const named = exact ? [exact] : sites.filter(({ name }) => name.toLowerCase() === word)
    if (named.length > 1) return { problem: 'several' }
    return named[0] ? { id: named[0].id } : { problem: 'reference' }
  })
}
