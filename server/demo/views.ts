import { sql } from 'kysely'
import { viewCreate } from '../../contract/table-views.ts'
import type { Tx } from '../platform/database/tx.ts'
import { createView } from '../table-views/actions.ts'

const contact = ['name', 'phones', 'email', 'company_name', 'billing_city', 'billing_country']

const views = [
  {
    name: 'My customers',
    names: { en: 'My customers', de: 'Meine Kunden' },
    columns: [...contact, 'tags', 'last_login_at', 'number'],
    sort: 'last_name',
    filter: { all: [{ field: 'manager_id', op: 'is_me' }] },
  },
  {
    name: 'VIP',
    names: {},
    columns: [...contact, 'manager_id', 'personal_discount', 'last_login_at', 'number'],
    sort: '-last_login_at',
    filter: { all: [{ field: 'vip', op: 'eq', value: true }] },
  },
  {
    name: 'Nobody’s customers',
    names: { en: 'Nobody’s customers', de: 'Ohne Betreuer' },
    columns: [...contact, 'site_id', 'created_at', 'number'],
    sort: '-created_at',
    filter: { all: [{ field: 'manager_id', op: 'empty' }] },
  },
]

/** Shared views of customers, unless there are views of that name. */
export async function shareViews(tx: Tx): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select name from table_views where resource = 'customers' and scope <> 'personal'`.execute(tx.db)
  const known = new Set(rows.map((row) => row.name))
  for (const { columns, ...view } of views.filter(({ name }) => !known.has(name))) {
    const input = { resource: 'customers', scope: 'shared', columns: columns.map((column) => ({ column })), ...view }
    await createView(tx, viewCreate.parse(input))
  }
}
