import { changeStaff, createStaff } from '../staff/actions.ts'
import type { Tx } from '../platform/database/tx.ts'
import { roleByCode } from '../roles/queries.ts'
import type { Place } from './places.ts'

type SiteName = Place['site']

interface Colleague {
  name: string
  role: 'manager' | 'support'
  /** Whose customers they look after; only these they see, where `limited`. */
  site: SiteName
  limited?: true
  left?: true
}

const colleagues: readonly Colleague[] = [
  { name: 'Mara Lindqvist', role: 'manager', site: 'europe' },
  { name: 'Greta Novak', role: 'support', site: 'europe', left: true },
  { name: 'Tomas Rivera', role: 'manager', site: 'americas', limited: true },
  { name: 'Yuki Sato', role: 'support', site: 'asia' },
]

/** Who looks after customers of a site, in turn. */
export type Team = Record<SiteName, readonly string[]>

const emailOf = ({ name }: Colleague): string => `${name.toLowerCase().replace(' ', '.')}@clientele.example`

/**
 * The colleagues of whoever tries the demo. They have no password: nobody signs in as one of them without a link. Those
 * of an earlier demo stay as they are.
 */
export async function assembleTeam(tx: Tx, leader: string | null, sites: Record<string, string>): Promise<Team> {
  const team: Record<SiteName, string[]> = { europe: [], americas: [], asia: [] }
  for (const one of colleagues) {
    const id = await colleague(tx, one, sites)
    if (id) team[one.site].push(id)
  }
  if (leader) for (const ids of Object.values(team)) ids.push(leader)
  return team
}

async function colleague(tx: Tx, member: Colleague, sites: Record<string, string>): Promise<string | null> {
  const email = emailOf(member)
  const known = await tx.db.selectFrom('staff').select(['id', 'active']).where('email', '=', email).executeTakeFirst()
  if (known) return known.active ? known.id : null
  const { id: role } = await roleByCode(tx.db, member.role)
  const site_ids = member.limited ? [sites[member.site]!] : null
  return (await createStaff(tx, { email, name: member.name, role_ids: [role], site_ids })).id
}

/** Somebody has left by now: their customers keep them, shown as not active. */
export async function letGo(tx: Tx): Promise<void> {
  const left = colleagues.filter((one) => one.left).map(emailOf)
  const found = await tx.db
    .selectFrom('staff')
    .select('id')
    .where('email', 'in', left)
    .where('active', '=', true)
    .execute()
  for (const { id } of found) await changeStaff(tx, id, { active: false })
}
