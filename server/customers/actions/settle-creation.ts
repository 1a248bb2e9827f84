import type { CustomerCreate } from '../../../contract/customers/record.ts'
import type { Email } from '../../../contract/platform/kinds/values.ts'
import { numberSort } from '../../../contract/platform/record-number.ts'
import { guardMany } from '../../platform/composition.ts'
import { addLine } from '../../platform/journal/journal.ts'
import { refuseProblem } from '../../platform/refusal.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { homeOf, type Home } from '../queries/home.ts'
import type { managerOf } from '../queries/manager.ts'
import { demandPersonal } from '../rules/personal.ts'
import { emailsAfter, readEmails } from '../rules/emails.ts'
import { firstPhone, phoneRegions, readPhones, type ParsedPhone } from '../rules/phones.ts'
import { presumedColumn } from '../presumed-gender/rules/presumed-gender.ts'
import { searchTexts } from '../rules/search-text.ts'

/** A customer to create. */
export interface NewCustomer {
  /** Made by the caller, who may know rows of other tables that will point here. */
  id: string
  input: CustomerCreate
  /** Helps to read national phone numbers, where the caller knows an address. */
  country?: string | null | undefined
  /** The phones of the input, where the caller has read them already. */
  phones?: ParsedPhone[]
  /** Since when the e-mail of the account is verified, where the caller knows it. */
  verified_at?: string | null
  /** Columns that slices below write, such as the default addresses. */
  columns?: Record<string, unknown>
}

/** What is to be written of a new customer, but for a number that nobody gave. */
export interface SettledCreation {
  id: string
  number: string | undefined
  given: Given
  home: Home
  phones: ParsedPhone[]
  emails: Email[]
}

type Given = Omit<CustomerCreate, 'site_ids' | 'account' | 'manager_email'>

/** Refuses what only some ways of creating refuse. */
type DemandMore = (given: Given, home: Home) => void

/**
 * Settles what new customers are: the rules and permissions, the parts of other slices, the columns that follow, and the
 * lines of the journal. Their rows are not written yet.
 */
export async function settleCreations(
  tx: Tx,
  list: readonly NewCustomer[],
  managers: typeof managerOf,
  demandMore: DemandMore = () => {},
): Promise<SettledCreation[]> {
  const settled: SettledCreation[] = []
  for (const customer of list) settled.push(await settle(tx, customer, managers, demandMore))
  const added = await guardMany(
    tx,
    'customers.create',
    settled.map(({ id, given, home: { settings, site } }, at) => {
      const { input, verified_at } = list[at]!
      return { id, details: { ...given, account: input.account, verified_at, site_id: site.id, settings } }
    }),
  )
  return settled.map((one, at) => ({ ...one, given: { ...one.given, ...added[at] } }))
}

async function settle(
  tx: Tx,
  { id, input, country, phones: read, columns = {} }: NewCustomer,
  managers: typeof managerOf,
  demandMore: DemandMore,
): Promise<SettledCreation> {
  const { site_ids, account: _, manager_email, ...given } = input
  demandPersonal(tx.actor, given)
  const emails = readEmails(emailsAfter(given, []) ?? [], [])
  given.email = emails[0]?.address ?? null
  const manager_id = await managers(tx, { manager_id: given.manager_id, manager_email })
  if (manager_id !== undefined) given.manager_id = manager_id
  const home = await homeOf(tx, given.site_id, site_ids, [])
  const { settings, site } = home
  demandMore(given, home)
  demandSomeone(given)
  const phones = read ?? readPhones(given.phones ?? [], phoneRegions(settings, site.countries, country), [])
  addLine(tx, { kind: 'customer.created', subject_type: 'customer', subject_id: id, customer_id: id })
  const presumed = presumedColumn(given, settings, site.countries, phones, country)
  return { id, number: given.number ?? undefined, given: { ...given, ...columns, ...presumed }, home, phones, emails }
}

function demandSomeone(given: Given): void {
  const someone = given.first_name || given.middle_name || given.last_name || given.company_name || given.email
  if (someone || given.phones?.length || given.external_ids?.length) return
  throw refuseProblem('invalid', '', 'someone')
}

/** The columns of a new customer, as JSON has them. What has a default in the database and is not given is left out. */
export function columnsOf(
  { id, given, home, phones, emails }: SettledCreation,
  number: string,
): Record<string, unknown> {
  const external_ids = given.external_ids ?? []
  return {
    active: home.settings.active_on_creation,
    on_hold: home.settings.on_hold_on_creation,
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null && value !== undefined)),
    id,
    number,
    number_sort: numberSort(number),
    site_id: home.site.id,
    phone: firstPhone(phones),
    phones: phones.map((one) => one.phone),
    emails,
    external_ids,
    ...searchTexts({ ...given, number, emails, external_ids }, phones),
  }
}
