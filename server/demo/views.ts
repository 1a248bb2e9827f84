import { sql } from 'kysely'
import { viewCreate } from '../../contract/table-views/table-views.ts'
import type { Tx } from '../platform/database/tx.ts'
import { createView } from '../table-views/actions.ts'

const views: { name: string; columns: string[]; widths?: Record<string, number>; [part: string]: unknown }[] = [
  {
    name: 'Mine, never signed in',
    names: { en: 'Mine, never signed in', de: 'Meine, nie angemeldet' },
    columns: ['name', 'phones', 'company_name', 'billing_city', 'billing_country', 'account_status', 'tags', 'number'],
    sort: '-created_at',
    filter: {
      all: [
        { field: 'manager_id', op: 'is_me' },
        { field: 'last_login_at', op: 'empty' },
      ],
    },
  },
  {
    name: 'VIP',
    names: {},
    columns: ['name', 'phones', 'company_name', 'billing_city', 'manager_id', 'last_login_at', 'tags', 'number'],
    widths: { manager_id: 210, tags: 180 },
    sort: '-last_login_at',
    filter: { all: [{ field: 'vip', op: 'eq', value: true }] },
  },
  {
    name: 'Nobody’s customers',
    names: { en: 'Nobody’s customers', de: 'Ohne Betreuer' },
    columns: ['name', 'created_at', 'phones', 'company_name', 'billing_city', 'billing_country', 'site_id', 'number'],
    sort: '-created_at',
    filter: { all: [{ field: 'manager_id', op: 'empty' }] },
  },
]

/** Shared views of customers, unless there are views of that name. */
export async function shareViews(tx: Tx): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select name from table_views where resource = 'customers' and scope <> 'personal'`.execute(tx.db)
  const known = new Set(rows.map((row) => row.name))
  for (const { columns: names, widths, ...view } of views.filter(({ name }) => !known.has(name))) {
    const columns = names.map((column) => ({ column, width: widths?.[column] ?? null }))
    await createView(tx, viewCreate.parse({ resource: 'customers', scope: 'shared', columns, ...view }))
  }
}
