import { foldEmail } from '../../../contract/platform/emails.ts'
import { customersByKeys } from '../../customers/queries/match.ts'
import { customers } from '../../customers/record.ts'
import { can } from '../../platform/actor.ts'
import { idsCalled } from '../../platform/records/called.ts'
import { onlyOf, type Finder, type Named } from './finder.ts'
import { recordsNamed } from './records.ts'

/**
 * Customers by id, number, `system:id` or e-mail, else by the name under which lists and files show them; the last two for
 * those who see personal values.
 */
export const customersNamed: Finder = async (reading, cells) => {
  const personal = can(reading.actor, customers.personal)
  const others = await recordsNamed(customers)(reading, cells)
  const hits = await customersByKeys(reading, {
    numbers: cells,
    external_ids: [],
    emails: personal ? cells.filter((cell) => cell.includes('@')) : [],
  })
  const visible = hits.filter(({ visible }) => visible)
  const found: Named[] = []
  for (const [at, cell] of cells.entries()) {
    const by = (key: 'number' | 'email'): string[] =>
      visible.flatMap((hit) => (hit.by === key && isKey(hit.by, hit.key, cell) ? hit.id : []))
    const other = others[at]!
    const known = onlyOf(by('number')) ?? ('id' in other ? other : onlyOf(by('email')))
    found.push(known ?? (personal && isName(cell) ? onlyOf(await idsCalled(customers, reading, cell)) : null) ?? other)
  }
  return found
}

/** What has no letter, or is an e-mail or an id, is no name to look for. */
const isName = (cell: string): boolean => /\p{L}/u.test(cell) && !/[@:]/.test(cell)

const isKey = (by: 'number' | 'email', key: string, cell: string): boolean =>
  by === 'email' ? foldEmail(key) === foldEmail(cell) : key === cell
