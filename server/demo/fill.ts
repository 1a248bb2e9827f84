import { sql } from 'kysely'
import { verifyAccounts } from '../accounts/actions.ts'
import { createAddress } from '../addresses/actions.ts'
import { createCustomer } from '../customers/actions/create.ts'
import { createNote } from '../notes/actions.ts'
import type { Actor } from '../platform/actor.ts'
import type { Handle } from '../platform/database/db.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Program } from '../platform/slice.ts'
import { transact, type Tx } from '../platform/database/tx.ts'
import { createSite } from '../sites/actions.ts'
import { allSites } from '../sites/queries.ts'
import { people, type Person } from './people.ts'
import { handOutTasks } from './tasks.ts'
import { assembleTeam, letGo, type Team } from './team.ts'
import { shareViews } from './views.ts'

const sites = {
  europe: {
    code: 'europe',
    name: 'Europe',
    languages: ['en', 'de', 'fr'],
    currencies: ['EUR', 'GBP', 'SEK', 'PLN'],
    countries: ['DE', 'AT', 'FR', 'ES', 'IT', 'GB', 'SE', 'PL', 'GR', 'UA'],
  },
  americas: {
    code: 'americas',
    name: 'Americas',
    languages: ['en', 'es', 'pt'],
    currencies: ['USD', 'BRL', 'MXN'],
    countries: ['US', 'BR', 'MX'],
  },
  asia: {
    code: 'asia',
    name: 'Asia',
    languages: ['en', 'ja', 'ru'],
    currencies: ['JPY', 'INR', 'KZT'],
    countries: ['JP', 'IN', 'KZ'],
  },
} as const

/** How many customers the demo has. */
export const demoCount = 320

/** Refuses with `conflict` unless the database has no customers: demo data never mixes with real people. */
export async function demandEmpty(db: Handle): Promise<void> {
  const { rows } = await sql`select 1 from customers limit 1`.execute(db)
  if (rows.length > 0)
    throw new Refusal('conflict', 'There are customers already: demo data is only for an empty database.')
}

/**
 * Fills an empty database with the sites, people, colleagues, tasks and views of the demo; all but the sites all or none.
 * `lead` says, in the same act, who tries the demo: they look after customers themselves.
 */
export async function fillWithDemo(
  program: Program,
  actor: Actor,
  lead: (tx: Tx) => Promise<string | null>,
  progress: (done: number) => void = () => {},
): Promise<number> {
  await demandEmpty(program.db.read)
  // In an act of their own: what looks sites up reads what is committed.
  const ids = await transact(program.db, actor, 'system', demoSites)
  return transact(program.db, actor, 'system', async (tx) => {
    await demandEmpty(tx.db)
    const leader = await lead(tx)
    const team = await assembleTeam(tx, leader, ids)
    const everybody = people(demoCount, tx.at)
    const managers = managersOf(everybody, team)
    const added: { id: string; manager_id: string | null }[] = []
    for (const [index, person] of everybody.entries()) {
      added.push(await add(tx, person, ids[person.site]!, managers[index] ?? null))
      progress(index + 1)
    }
    await handOutTasks(tx, added, leader)
    await letGo(tx)
    await shareViews(tx)
    return everybody.length
  })
}

async function demoSites(tx: Tx): Promise<Record<string, string>> {
  const known = await allSites(tx)
  const ids: Record<string, string> = {}
  for (const [name, site] of Object.entries(sites)) {
    const found = known.find((one) => one.code === site.code)
    const made =
      found ??
      (await createSite(tx, {
        active: true,
        ...site,
        languages: [...site.languages],
        currencies: [...site.currencies],
        countries: [...site.countries],
      }))
    ids[name] = made.id
  }
  return ids
}

/** Every third customer of a site has a manager, each of its team in turn. */
function managersOf(everybody: readonly Person[], team: Team): (string | null)[] {
  const seen: Partial<Record<Person['site'], number>> = {}
  return everybody.map(({ site }) => {
    const at = (seen[site] = (seen[site] ?? -1) + 1)
    return at % 3 === 0 ? (team[site][(at / 3) % team[site].length] ?? null) : null
  })
}

async function add(tx: Tx, person: Person, site_id: string, manager_id: string | null) {
  const customer = await createCustomer(tx, { ...person.customer, site_id, manager_id }, person.addresses[0]?.country)
  for (const address of person.addresses) await createAddress(tx, customer.id, address)
  if (person.verified && customer.account_status !== 'none')
    await verifyAccounts(tx, customer.id, customer.created_at, person.last_login_at)
  for (const note of person.notes) await createNote(tx, customer.id, note)
  return { id: customer.id, manager_id }
}
