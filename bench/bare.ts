// The bare limit: node:http and the driver, one ideal statement for each case. No journal, no sign-in, no check.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import pg from 'pg'
import { uuidv7 } from 'uuidv7'
import { customerFieldList } from '../contract/customers/record.ts'
import { taskStatements } from './bare-tasks.ts'

const shown = ['id', 'version', ...customerFieldList.map(({ name }) => name)].map((name) => `c.${name}`).join(', ')
const page = (where: string, order = 'created_at desc, id desc') =>
  `select ${shown} from customers c where erased_at is null and ${where} order by ${order} limit 50`
const one = `select c.*, array(select site_id from customer_sites where customer_id = c.id) as site_ids,
  coalesce((select jsonb_agg(a) from accounts a where a.customer_id = c.id), '[]') as accounts from customers c where id = $1`
const phone = `jsonb_array_elements($3::jsonb) as p`
const phoneColumns = `customer_phones (customer_id, id, place, number, e164, digits, country, valid)`
const phoneValues = `(p->>'id')::uuid, 0, p->>'number', p->>'e164', substr(p->>'e164', 2), p->>'country', true`

const statements: Record<string, string> = {
  ...taskStatements,
  newest: page('true'),
  deep: page('(created_at, id) < ($1, $2)'),
  last_name: page('last_name is not null', 'last_name, id'),
  last_name_deep: page('(last_name, id) > ($1, $2)', 'last_name, id'),
  rare: `with m as materialized (select id, created_at from customers where search like $1 and erased_at is null),
    top as materialized (select id from m order by created_at desc, id desc limit 50)
    select ${shown} from customers c where id = any(array(select id from top)) order by created_at desc, id desc`,
  common: page('search like $1'),
  email: page(
    `id = any(array(select customer_id from customer_emails where email_key(address) collate "C" = lower($1)))`,
  ),
  phone: page('id = any(array(select customer_id from customer_phones where e164 = $1))'),
  filters: page('billing_city = $1 and not on_hold'),
  one,
  create: `with made as (insert into customers (id, number, number_sort, email, first_name, last_name, site_id, phone, phones, account_status, search, search_public)
      select $1::uuid, n, lpad(n, 20, '0'), $4::text, $5::text, $6::text, $2::uuid, $3::jsonb->0->>'e164', $3::jsonb, 'unverified', concat_ws(' ', '', lower($6::text), lower($5::text), $4::text, n, substr($3::jsonb->0->>'e164', 2)), ' ' || n
      from (select nextval('customer_numbers')::text as n) as number returning *),
    sites as (insert into customer_sites (customer_id, site_id) values ($1::uuid, $2::uuid)),
    phones as (insert into ${phoneColumns} select $1::uuid, ${phoneValues} from ${phone}),
    emails as (insert into customer_emails (customer_id, id, place, address, state) values ($1::uuid, gen_random_uuid(), 0, $4::text, 'valid')),
    account as (insert into accounts (customer_id, id, email) values ($1::uuid, gen_random_uuid(), $4::text)) select * from made`,
  patch: `with gone as (delete from customer_phones where customer_id = $1::uuid),
    put as (insert into ${phoneColumns} select $1::uuid, ${phoneValues} from ${phone})
    update customers set version = version + 1, updated_at = now(), phone = $2::text, phones = $3::jsonb,
      search = regexp_replace(search, '( [0-9]{8,})+$', '') || ' ' || substr($2::text, 2) where id = $1::uuid returning *`,
}

process.once('disconnect', () => process.exit())
process.once('message', (connection: pg.ClientConfig) => {
  for (const type of [pg.types.builtins.TIMESTAMPTZ, pg.types.builtins.DATE])
    pg.types.setTypeParser(type, (text) => text)
  const pool = new pg.Pool({
    ...connection,
    max: 10,
    options: '-c timezone=UTC -c jit=off -c plan_cache_mode=force_custom_plan',
  })
  const server = createServer(async (request, response) => {
    try {
      let body = ''
      for await (const chunk of request) body += chunk
      const [, name = '', ...values] = (request.url ?? '').split('/').map(decodeURIComponent)
      const { rows } = await pool.query(statements[name] ?? '', body ? written(name, values, JSON.parse(body)) : values)
      const text = JSON.stringify(name === 'one' || name === 'task' || body ? rows[0] : { items: rows })
      response
        .writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) })
        .end(text)
    } catch (error) {
      response.writeHead(500, { 'content-length': 0 }).end()
      console.error(error)
    }
  })
  server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }))
})

interface Customer {
  email?: string
  first_name?: string
  last_name?: string
  phones: { number: string }[]
}

/** What is written of a task stands ready in order; `id` wants a new one behind it. */
interface Ready {
  values: unknown[]
  id?: true
}

function written(name: string, [key]: string[], body: Customer | Ready): unknown[] {
  if ('values' in body) return body.id ? [...body.values, uuidv7()] : body.values
  const { number } = body.phones[0] ?? { number: '' }
  const list = JSON.stringify([
    { id: uuidv7(), number, label: null, extension: null, e164: number, country: 'DE', valid: true },
  ])
  return name === 'patch' ? [key, number, list] : [uuidv7(), key, list, body.email, body.first_name, body.last_name]
}
