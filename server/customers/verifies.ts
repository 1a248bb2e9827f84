import { sql } from 'kysely'
import { numberSort, trailingCounter } from '../../contract/platform/record-number.ts'
import { isRefolding } from '../platform/records/refold.ts'
import { inPages } from '../platform/database/snapshot.ts'
import type { Look, Verification } from '../platform/verify/verification.ts'
import { settingsOf } from '../settings/queries.ts'
import { presumptionOf } from './presumed-gender/rules/presumed-gender.ts'
import { customers as record } from './record.ts'
import { phoneRegions, readPhones } from './rules/phones.ts'
import { searchTexts } from './rules/search-text.ts'
import type { CustomerRow } from './tables.ts'

/** The countries of each site. */
async function countriesOf({ db }: Look): Promise<ReadonlyMap<string, string[]>> {
  const { rows } = await sql<{ id: string; countries: string[] }>`select id, countries from sites`.execute(db)
  return new Map(rows.map(({ id, countries }) => [id, countries]))
}

/** Everybody who is there, in pages. */
async function* customersIn({ db, looked }: Look): AsyncGenerator<CustomerRow[]> {
  let count = 0
  const all = sql<CustomerRow>`select * from customers where erased_at is null order by id`
  for await (const rows of inPages(db, all, 1_000)) {
    yield rows
    looked((count += rows.length))
  }
}

async function wrongNumbers(look: Look): Promise<void> {
  const { number_prefix } = await settingsOf(look.db)
  let [highest, owner] = [0, '']
  for await (const rows of customersIn(look)) {
    for (const { id, number, number_sort } of rows) {
      if (number_sort !== numberSort(number)) look.found(id, `${number} is sorted as ${number_sort}`)
      const counter = trailingCounter(number, number_prefix) ?? 0
      if (counter > highest) [highest, owner] = [counter, id]
    }
  }
  // The counter is no part of the snapshot: read afterwards, it is never behind.
  const { rows } = await sql<{ last_value: number }>`select last_value from customer_numbers`.execute(look.db)
  const reached = rows[0]?.last_value ?? 0
  if (reached < highest) look.found(owner, `the counter stands at ${reached}, and the number ${highest} is given`)
}

/** Which country a number was read by is not kept: any that the program may have read it by will do. */
async function wrongSearch(look: Look): Promise<void> {
  if (await isRefolding(record, look.db)) return
  const [settings, countries] = [await settingsOf(look.db), await countriesOf(look)]
  for await (const rows of customersIn(look)) {
    for (const row of rows) {
      const own = row.phones.flatMap(({ country }) => country ?? [])
      const each = (): ReturnType<typeof readPhones> =>
        row.phones.flatMap((phone) =>
          readPhones([phone], { here: phone.country ? [phone.country] : [], elsewhere: [] }, row.phones),
        )
      const ways = [
        () => readPhones(row.phones, { here: own, elsewhere: [] }, row.phones),
        each,
        () =>
          readPhones(
            row.phones,
            phoneRegions(settings, countries.get(row.site_id) ?? [], row.billing_country),
            row.phones,
          ),
      ]
      const stands = ways.some((phones) => {
        const { search, search_public } = searchTexts(row, phones())
        return search === row.search && search_public === row.search_public
      })
      if (!stands) look.found(row.id, `customer ${row.number}`)
    }
  }
}

async function wrongGuesses(look: Look): Promise<void> {
  const { rows: pending } = await sql`
    select from job_runs where kind = 'customers.presume_gender' and state in ('queued', 'running')`.execute(look.db)
  // They are being gone through: until then a guess may be missing.
  if (pending.length > 0) return
  const [settings, countries] = [await settingsOf(look.db), await countriesOf(look)]
  for await (const rows of customersIn(look))
    for (const row of rows)
      if ((presumptionOf(row, settings, countries.get(row.site_id) ?? [])?.gender ?? null) !== row.presumed_gender)
        look.found(row.id, `customer ${row.number}`)
}

const phonesShown = sql`
  select c.id, p.place - 1, p.phone ->> 'id', p.phone ->> 'number', p.phone ->> 'label', p.phone ->> 'extension',
    p.phone ->> 'e164', p.phone ->> 'country', (p.phone ->> 'valid')::boolean
  from customers c, jsonb_array_elements(c.phones) with ordinality as p (phone, place)`
const phonesFound = sql`
  select customer_id, place, id::text, number, label, extension, e164, country, valid from customer_phones`

const emailsShown = sql`
  select c.id, e.place - 1, e.email ->> 'id', e.email ->> 'address', e.email ->> 'label',
    case when (e.email ->> 'valid')::boolean then 'valid' else 'invalid' end
  from customers c, jsonb_array_elements(c.emails) with ordinality as e (email, place)`
const emailsFound = sql`select customer_id, place, id::text, address, label, state from customer_emails`

/** What must hold of the figures and texts that a customer's row carries. */
export const verifies: readonly Verification[] = [
  {
    name: 'customers.phones',
    says: 'The phones that a customer’s row shows are those by which it is found, the first one before all.',
    advice: 'Open the customer and save the phones again.',
    covers: ['customers.phone', 'customers.phones', 'customer_phones.place'],
    finds: sql`
      select distinct id::text as id, 'shown and found differ' as said from (
        (${phonesShown} except all ${phonesFound}) union all (${phonesFound} except all ${phonesShown})
      ) as differing (id)
      union all
      select id::text, 'the first phone is shown as ' || coalesce(phone, 'none') from customers
      where phone is distinct from coalesce(phones -> 0 ->> 'e164', phones -> 0 ->> 'number')`,
  },
  {
    name: 'customers.emails',
    says: 'The e-mails that a customer’s row shows are those by which it is found, the first one before all.',
    advice: 'Open the customer and save the e-mails again.',
    covers: ['customers.email', 'customers.emails', 'customer_emails.place', 'customer_emails.state'],
    finds: sql`
      select distinct id::text as id, 'shown and found differ' as said from (
        (${emailsShown} except all ${emailsFound}) union all (${emailsFound} except all ${emailsShown})
      ) as differing (id)
      union all
      select id::text, 'the first e-mail is shown as ' || coalesce(email, 'none') from customers
      where email is distinct from emails -> 0 ->> 'address'`,
  },
  {
    name: 'customers.sites',
    says: 'Every customer is a member of the home site.',
    advice: 'Open the customer and save the sites again: without it, staff of that site do not see the customer.',
    covers: ['customers.site_id'],
    finds: sql`
      select id::text as id, 'customer ' || number as said from customers c
      where not exists (select from customer_sites s where s.customer_id = c.id and s.site_id = c.site_id)`,
  },
  {
    name: 'customers.numbers',
    says: 'Numbers sort as people sort them, and the counter is ahead of all that were given.',
    advice: "Set the counter to the highest number: select setval('customer_numbers', NUMBER).",
    covers: ['customers.number_sort'],
    finds: wrongNumbers,
  },
  {
    name: 'customers.search',
    says: 'What searches look through is what stands in the customers.',
    advice: 'npx clientele rebuild search',
    covers: ['customers.search', 'customers.search_public'],
    finds: wrongSearch,
  },
  {
    name: 'customers.presumed_gender',
    says: 'The presumed gender is what the names say.',
    advice: 'npx clientele rebuild presumed-gender',
    covers: ['customers.presumed_gender'],
    finds: wrongGuesses,
  },
]
