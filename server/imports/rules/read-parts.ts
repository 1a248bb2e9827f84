import { readWholeName } from '../../../contract/customers/whole-name.ts'
import type { ReadRow } from './read-row.ts'
import { cut } from '../../../contract/platform/line.ts'

const longestName = 100
const longestCompany = 200

/** Takes a whole name apart; columns of their own win over its parts. */
export function takeName(row: ReadRow): void {
  if (row.full_name === null) return
  const { values } = row
  const { company_name: company, ...read } = readWholeName(row.full_name)
  if (company) values.company_name ??= cut(company, longestCompany)
  for (const [name, value] of Object.entries(read)) {
    if (value && !values[name as 'first_name'])
      Object.assign(values, { [name]: name === 'salutation' ? value : cut(value, longestName) })
  }
}

/** A row that names nobody takes the name on its first address. */
export function nameFromAddress({ values, full_name, addresses }: ReadRow): void {
  if (full_name !== null || values.first_name || values.last_name || values.company_name) return
  const named = addresses.find((one) => one.values.first_name || one.values.last_name)
  if (named?.values.first_name) values.first_name = named.values.first_name
  if (named?.values.last_name) values.last_name = named.values.last_name
}

const repeatable = ['salutation', 'first_name', 'last_name', 'company_name'] as const

/** Leaves out addresses that only say the customer's own name again, as shops write where there is no address. */
export function dropRepeatedNames(row: ReadRow): void {
  row.addresses = row.addresses.filter(
    ({ values, parts, cleared }) =>
      cleared.size > 0 ||
      Object.keys(parts).length > 0 ||
      Object.entries(values).some(
        ([name, value]) => !repeatable.some((one) => one === name && row.values[one] === value),
      ),
  )
}
