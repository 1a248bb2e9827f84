import { sql, type RawBuilder } from 'kysely'
import { customerFieldList, type CustomerListItem } from '../../../contract/customers.ts'
import type { ListQuery } from '../../../contract/schemas.ts'
import { can } from '../../platform/actor.ts'
import { lentTo } from '../../platform/composition.ts'
import { totalOf, type Total } from '../../platform/counting.ts'
import { pageOf, type ListSource, type SortColumn } from '../../platform/listing.ts'
import type { Reading } from '../../platform/tx.ts'
import { answerOf } from '../rules/answer.ts'
import { filterCondition } from './filter.ts'
import { exactMatches, searchOf } from './find.ts'
import { visibleCustomers } from './visible.ts'
import type { CustomerRow } from '../tables.ts'

interface Answer {
  items: CustomerListItem[]
  next: string | null
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
function sortsFor(reading: Reading): Record<string, SortColumn> {
  const open = can(reading.actor, 'customers.personal')
  const names = customerFieldList.filter((field) => field.sortable && (open || !field.personal)).map((field) => field.name)
  return Object.fromEntries(names.flatMap((name) => (sortColumns[name] ? [[name, sortColumns[name]]] : [])))
}

/** The list of customers: what this person may see, filtered, searched, sorted; exact hits of a search come first. */
export async function listCustomers(reading: Reading, query: ListQuery): Promise<Answer> {
  const where = [...visibleCustomers(reading.actor), ...(await filterCondition(reading, query.filter))]
  const source: ListSource = {
    from: sql`customers c`,
    alias: sql`c`,
    id: sql`c.id`,
    columns: columns(),
    where,
    sorts: sortsFor(reading),
    defaultSort: '-created_at',
  }
  const exact = query.q ? await exactMatches(reading, query.q) : null
  if (exact?.final) return only(reading, source, query, exact.ids)
  const search = searchOf(reading, query.q)
  const others = exact && exact.ids.length > 0 ? [...where, sql`c.id <> all(${exact.ids}::uuid[])`] : where
  const rest: ListSource = { ...source, where: others, ...(search && { search }) }
  const first = exact && exact.ids.length > 0 && !query.after && query.limit > 0 ? await named(reading, source, exact.ids) : []
  const page = await pageOf<CustomerRow>(reading, rest, query)
  const total = query.total === 'true' ? await totalOf(reading, rest) : null
  return {
    items: [...first, ...page.rows].map((row) => itemOf(reading, row)),
    next: page.next,
    total: total && { ...total, value: total.value + (exact?.ids.length ?? 0) },
  }
}

/** A whole e-mail or phone number names its customers: nothing else is looked for. */
async function only(reading: Reading, source: ListSource, query: ListQuery, ids: string[]): Promise<Answer> {
  const within: ListSource = { ...source, where: [...source.where, sql`c.id = any(${ids}::uuid[])`] }
  const page = await pageOf<CustomerRow>(reading, within, query)
  return {
    items: page.rows.map((row) => itemOf(reading, row)),
    next: page.next,
    total: query.total === 'true' ? await totalOf(reading, within) : null,
  }
}

async function named(reading: Reading, source: ListSource, ids: string[]): Promise<CustomerRow[]> {
  const { rows } = await sql<CustomerRow>`
    select ${source.columns} from ${source.from}
    where c.id = any(${ids}::uuid[]) and ${sql.join(source.where, sql` and `)} order by c.number_sort`.execute(reading.db)
  return rows
}

const own = ['id', 'version', ...customerFieldList.map((field) => field.name)]

function columns(): RawBuilder<unknown> {
  const lent = lentTo('customers').flatMap((one) => one.fields ?? [])
  const more = lent.flatMap((one) => ('expr' in one ? [sql`${one.expr} as ${sql.ref(`lent:${one.field.name}`)}`] : []))
  return sql.join([...own.map((name) => sql`${sql.ref(`c.${name}`)}`), ...more])
}

function itemOf(reading: Reading, row: CustomerRow): CustomerListItem {
  const lent = Object.entries(row).flatMap(([name, value]) => (name.startsWith('lent:') ? [[name.slice(5), value as unknown]] : []))
  return { ...answerOf(row, reading.actor), lent: Object.fromEntries(lent) as Record<string, unknown> }
}
