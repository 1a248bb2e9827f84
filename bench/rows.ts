import type { Email } from '../contract/platform/kinds/values.ts'
import { numberSort } from '../contract/platform/record-number.ts'
import { firstPhone } from '../server/customers/rules/phones.ts'
import { presumptionOf } from '../server/customers/presumed-gender/rules/presumed-gender.ts'
import { searchTexts } from '../server/customers/rules/search-text.ts'
import { uuidAt, type Chance } from './chance.ts'
import type { Person } from './people.ts'

type Cell = string | number | boolean | null | Date

/** The columns that COPY fills, by table; the others keep their defaults. */
export const columns = {
  customers:
    'id number number_sort created_at updated_at email salutation first_name last_name gender presumed_gender date_of_birth company_name position locale site_id manager_id currency active on_hold vip bad tags default_billing_address_id default_shipping_address_id phone phones emails external_ids billing_postal_code billing_city billing_country account_status last_login_at search search_public',
  customer_sites: 'customer_id site_id',
  customer_phones: 'customer_id id place number label extension e164 digits country valid',
  customer_emails: 'customer_id id place address state',
  customer_external_ids: 'customer_id source external_id',
  addresses: 'customer_id id created_at updated_at first_name last_name company_name line1 postal_code city country',
  accounts: 'customer_id id realm email verified_at last_login_at created_at',
  journal: 'id position action_id at actor_kind actor_name source kind customer_id subject_type subject_id',
} as const

/** Members of staff who look after customers; the last of them has few. */
export const managers: readonly string[] = Array.from(
  { length: 13 },
  (_, place) => `00000000-0000-7000-8000-${String(place + 1).padStart(12, '0')}`,
)

/** E-mail of the manager of that place, from 1. */
export const emailOf = (place: number): string => `manager-${place}@bench.example`

export type Table = keyof typeof columns
export const tables = Object.keys(columns) as Table[]

/** Adds the lines of COPY that one customer makes; `line` counts the lines of the journal. */
export function addRows(
  to: Record<Table, string[]>,
  person: Person,
  sites: readonly string[],
  random: Chance,
  line: number,
): void {
  to.customers.push(copyLine(customerCells(person, sites)))
  for (const site of person.sites) to.customer_sites.push(copyLine([person.id, sites[site]!]))
  for (const [place, { phone, digits }] of person.phones.entries()) {
    const { id, number, label, extension, e164, country, valid } = phone
    to.customer_phones.push(copyLine([person.id, id, place, number, label, extension, e164, digits, country, valid]))
  }
  for (const [place, { id, address }] of emailsOf(person).entries())
    to.customer_emails.push(copyLine([person.id, id, place, address, 'valid']))
  for (const { source, external_id } of person.external_ids)
    to.customer_external_ids.push(copyLine([person.id, source, external_id]))
  for (const { id, line1, postal_code, city, country } of person.addresses) {
    to.addresses.push(
      copyLine([
        person.id,
        id,
        person.at,
        person.at,
        person.first_name,
        person.last_name,
        person.company_name,
        line1,
        postal_code,
        city,
        country,
      ]),
    )
  }
  if (person.account !== 'none') {
    const verified = person.account === 'verified' ? person.at : null
    to.accounts.push(
      copyLine([person.id, person.account_id, 'all', person.email, verified, person.last_login_at, person.at]),
    )
  }
  const at = person.at.getTime()
  to.journal.push(
    copyLine([
      uuidAt(random, at),
      line,
      uuidAt(random, at),
      person.at,
      'system',
      'Clientele',
      'import',
      'customer.created',
      person.id,
      'customer',
      person.id,
    ]),
  )
}

const emailsOf = ({ id, email }: Person): Email[] =>
  email === null ? [] : [{ id, address: email, label: null, valid: true }]

/** A third of the customers have a manager, one in a thousand the last of them. */
function managerOf(number: number): string | null {
  if (number % 1000 === 7) return managers.at(-1) ?? null
  return number % 3 === 0 ? (managers[(number / 3) % (managers.length - 1)] ?? null) : null
}

function customerCells(person: Person, sites: readonly string[]): Cell[] {
  const billing = person.addresses[0]
  const shipping = person.addresses.at(-1)
  const texts = searchTexts({ ...person, emails: emailsOf(person), middle_name: null }, person.phones)
  return [
    person.id,
    person.number,
    numberSort(person.number),
    person.at,
    person.at,
    person.email,
    person.salutation,
    person.first_name,
    person.last_name,
    person.gender,
    presumptionOf(
      {
        ...person,
        phones: person.phones.map(({ phone }) => phone),
        locale: person.nation.locale,
        billing_country: billing?.country ?? null,
      },
      { presume_gender: true },
      [],
    )?.gender ?? null,
    person.date_of_birth,
    person.company_name,
    person.position,
    person.nation.locale,
    sites[person.sites[0]!]!,
    managerOf(Number(person.number)),
    person.nation.country === 'US' ? 'USD' : 'EUR',
    person.active,
    person.on_hold,
    person.vip,
    person.bad,
    `{${person.tags.join(',')}}`,
    billing?.id ?? null,
    shipping?.id ?? null,
    firstPhone(person.phones),
    JSON.stringify(person.phones.map(({ phone }) => phone)),
    JSON.stringify(emailsOf(person)),
    JSON.stringify(person.external_ids),
    billing?.postal_code ?? null,
    billing?.city ?? null,
    billing?.country ?? null,
    person.account,
    person.last_login_at,
    texts.search,
    texts.search_public,
  ]
}

/** One line in PostgreSQL's text format. */
function copyLine(cells: readonly Cell[]): string {
  let line = ''
  for (const cell of cells) line += (line === '' ? '' : '\t') + copyCell(cell)
  return `${line}\n`
}

function copyCell(cell: Cell): string {
  if (cell === null) return '\\N'
  if (typeof cell === 'boolean') return cell ? 't' : 'f'
  if (cell instanceof Date) return cell.toISOString()
  const text = String(cell)
  return /[\\\t\n\r]/.test(text)
    ? text.replace(/[\\\t\n\r]/g, (sign) => ({ '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' })[sign]!)
    : text
}
