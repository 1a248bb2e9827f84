import type pg from 'pg'
import { period } from './people.ts'
import { managers } from './rows.ts'

/** What is to be done in the data; a number behind most of them makes each its own. */
export const wordsOfTasks = [
  'Ring back about order',
  'Send invoice',
  'Check the refund of',
  'Ask about parcel',
  'Offer for',
]

/** What of a hash is no sign, as text: it is too large for a number. */
const positive = '9223372036854775807'

/**
 * Adds made-up tasks to customers that are there, the same ones each time, from the begin of the data to its end: most of
 * them done, nine of ten about a customer, the last of the managers with one in a thousand.
 */
export async function addTasks(client: pg.Client, total: number): Promise<void> {
  await client.query(
    `create temporary table people as select id, row_number() over (order by id) - 1 as place from customers`,
  )
  await client.query(`create index on people (place)`)
  await client.query(
    `insert into tasks (id, created_at, updated_at, customer_id, title, due_on, due_at, performer_id, completed, completed_at, author_name, search, search_public)
     select (substr(time, 1, 8) || '-' || substr(time, 9) || '-7' || substr(hex, 1, 3) || '-8' || substr(hex, 4, 3) || '-' || substr(hex, 7, 12))::uuid,
       at, at, people.id, title, due_on, case when due % 5 = 0 then due_on + interval '14 hours' end,
       case when who % 1000 = 0 then managers[array_length(managers, 1)]
         when who % 10 > 0 then managers[1 + (who / 1000) % (array_length(managers, 1) - 1)] end,
       completed, case when completed then at + interval '3 days' end, 'Bench', ' ' || lower(title), ''
     from (
       select at, hex, due, who, about, $1::uuid[] as managers, lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') as time,
         ($2::text[])[1 + about % array_length($2::text[], 1)] || ' ' || 100000 + who % 9000000 as title,
         case when due % 12 > 0 then at::date + (due % 41)::int end as due_on,
         case when at > $4::timestamptz - interval '40 days' then due % 2 = 0 else about % 97 > 0 end as completed
       from (
         select $3::timestamptz + ($4::timestamptz - $3::timestamptz) * (i::float8 / $5::bigint) as at, md5(i::text) as hex,
           hashint8extended(i, 1) & $6::bigint as due, hashint8extended(i, 2) & $6::bigint as who, hashint8extended(i, 3) & $6::bigint as about
         from generate_series(1::bigint, $5::bigint) as i
       ) as moments
     ) as made
     left join people on about % 10 > 0 and people.place = about / 10 % (select count(*) from people)`,
    [managers, wordsOfTasks, period.began, period.ended, total, positive],
  )
}
