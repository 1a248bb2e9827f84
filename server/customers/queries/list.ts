import { sql, type RawBuilder } from 'kysely'
import { customerFieldList, type CustomerListItem } from '../../../contract/customers.ts'
import type { ListQuery } from '../../../contract/schemas.ts'
import { can, type Actor } from '../../platform/actor.ts'
import { lentTo } from '../../platform/composition.ts'
import { totalOf, type Total } from '../../platform/lists/counting.ts'
import { pageOf, type ListSource, type SortColumn } from '../../platform/lists/listing.ts'
import type { Reading } from '../../platform/database/tx.ts'
import { shownColumns, shownTo } from '../rules/answer.ts'
import { filterCondition } from './filter.ts'
import { exactMatches, searchOf, withInternational } from './find.ts'
import { visibleCustomers } from './visible.ts'
import type { CustomerRow } from '../tables.ts'

interface Answer {
  items: CustomerListItem[]
  next: string | null
  previous: string | null
  total: Total | null
}

/** Expressions and types of what the list can be sorted by; the contract says which of them a person is offered. */
const sortColumns: Record<string, SortColumn> = {
  number: { expr: sql`c.number_sort`, type: 'text', nullable: false },
  created_at: { expr: sql`c.created_at`, type: 'timestamptz', nullable: false },
  email: { expr: sql`c.email`, type: 'text', nullable: true },
  first_name: { expr: sql`c.first_name`, type: 'text', nullable: true },
  last_name: { expr: sql`c.last_name`, type: 'text', nullable: true },
  phones: { expr: sql`c.phone`, type: 'text', nullable: true },
  company_name: { expr: sql`c.company_name`, type: 'text', nullable: true },
  site_id: { expr: sql`c.site_id`, type: 'uuid', nullable: false },
  manager_id: { expr: sql`c.manager_id`, type: 'uuid', nullable: true },
  active: { expr: sql`c.active`, type: 'boolean', nullable: false },
  on_hold: { expr: sql`c.on_hold`, type: 'boolean', nullable: false },
  vip: { expr: sql`c.vip`, type: 'boolean', nullable: false },
  bad: { expr: sql`c.bad`, type: 'boolean', nullable: false },
  billing_postal_code: { expr: sql`c.billing_postal_code`, type: 'text', nullable: true },
  billing_city: { expr: sql`c.billing_city`, type: 'text', nullable: true },
  billing_country: { expr: sql`c.billing_country`, type: 'text', nullable: true },
  account_status: { expr: sql`c.account_status`, type: 'text', nullable: false },
  last_login_at: { expr: sql`c.last_login_at`, type: 'timestamptz', nullable: true },
}

/** A field that somebody may not see cannot be sorted by either. */
const sortsOf = (open: boolean): Record<string, SortColumn> => {
  const names = customerFieldList
    .filter((field) => field.sortable && (open || !field.personal))
    .map((field) => field.name)
  return Object.fromEntries(names.flatMap((name) => (sortColumns[name] ? [[name, sortColumns[name]]] : [])))
}

const sorts = { open: sortsOf(true), restricted: sortsOf(false) }

/** What this person may sort customers by, and what stands first unless they do. */
export const orderFor = (actor: Actor): Pick<ListSource, 'sorts' | 'defaultSort'> => ({
  sorts: can(actor, 'customers.personal') ? sorts.open : sorts.restricted,
  defaultSort: '-created_at',
})

/** What the list can be sorted by; with `everything` also by personal fields. */
export const customerSorts = (everything: boolean): string[] => Object.keys(everything ? sorts.open : sorts.restricted)

/** The list of customers: what this person may see, filtered, searched, sorted; exact hits of a search come first. */
export async function listCustomers(reading: Reading, query: ListQuery): Promise<Answer> {
  const where = [...visibleCustomers(reading.actor), ...(await filterCondition(reading, query.filter))]
  const source: ListSource = {
    from: sql`customers c`,
    alias: sql`c`,
    id: sql`c.id`,
    columns: columns(),
    where,
    ...orderFor(reading.actor),
  }
  const dialled = query.q ? withInternational(reading, query.q) : null
  if (dialled) {
    const answer = await only(reading, { ...source, where: [...where, dialled] }, query)
    if (answer.items.length > 0 || answer.total?.value) return answer
  }
  const named = query.q ? await exactMatches(reading, query.q) : null
  if (named && 'only' in named) return only(reading, { ...source, where: [...where, named.only] }, query)
  const ids = named && 'ids' in named ? named.ids : []
  const search = searchOf(reading, query.q)
  const others = ids.length > 0 ? [...where, sql`c.id <> all(${ids}::uuid[])`] : where
  const rest: ListSource = { ...source, where: others, ...(search && { search }) }
  const page = await pageOf<CustomerRow>(reading, rest, query)
  const isFirst = !query.after && page.previous === null && query.limit > 0
  const first = ids.length > 0 && isFirst ? await withIds(reading, source, ids) : []
  const total = query.total === 'true' ? await totalOf(reading, rest) : null
  return {
    items: itemsOf(reading, [...first, ...page.rows]),
    next: page.next,
    previous: page.previous,
    total: total && { ...total, value: total.value + ids.length },
  }
}

/** A whole e-mail or phone number names its customers: nothing else is looked for. */
async function only(reading: Reading, within: ListSource, query: ListQuery): Promise<Answer> {
  const page = await pageOf<CustomerRow>(reading, within, query)
  return {
    items: itemsOf(reading, page.rows),
    next: page.next,
    previous: page.previous,
    total: query.total === 'true' ? await totalOf(reading, within) : null,
  }
}

async function withIds(reading: Reading, source: ListSource, ids: string[]): Promise<CustomerRow[]> {
  const { rows } = await sql<CustomerRow>`
    select ${source.columns} from ${source.from}
    where c.id = any(${ids}::uuid[]) and ${sql.join(source.where, sql` and `)} order by c.number_sort`.execute(
    reading.db,
  )
  return rows
}

/** Written once: names of the contract, and every request needs them. */
const own = sql.raw(shownColumns.map((name) => `c."${name}"`).join(', '))

/** Columns that other slices lend. */
const lentFields = () =>
  lentTo('customers').flatMap((one) => (one.fields ?? []).flatMap((field) => ('expr' in field ? [field] : [])))

function columns(): RawBuilder<unknown> {
  const more = lentFields().map(({ field, expr }) => sql`${expr} as ${sql.ref(`lent:${field.name}`)}`)
  return sql.join([own, ...more])
}

/** What is undefined is left out of the answer's JSON: copying a row whole is many times cheaper than picking from it. */
function itemsOf(reading: Reading, rows: readonly CustomerRow[]): CustomerListItem[] {
  const names = lentFields().map(({ field }) => field.name)
  return rows.map((row) => {
    const copy: CustomerListItem & Record<string, unknown> = {
      ...row,
      sort_key: undefined,
      display_name: '',
      masked: [],
      lent: {},
    } as never
    for (const name of names) {
      copy.lent[name] = copy[`lent:${name}`]
      copy[`lent:${name}`] = undefined
    }
    return shownTo(reading.actor, copy)
  })
}
