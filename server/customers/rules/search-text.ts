import { phoneSearchText } from '../../../contract/phones.ts'
import { searchText } from '../../platform/lists/fold.ts'
import type { ParsedPhone } from './phones.ts'

interface Searchable {
  number: string
  email: string | null
  first_name: string | null
  middle_name: string | null
  last_name: string | null
  company_name: string | null
  external_ids: readonly { external_id: string }[]
}

/** The two folded texts of a customer: one for those who may see personal values, one for everybody. */
export function searchTexts(
  customer: Searchable,
  phones: readonly ParsedPhone[],
): { search: string; search_public: string } {
  const ids = customer.external_ids.map((one) => one.external_id)
  const open = [customer.number, customer.company_name, ...ids]
  const personal = [customer.last_name, customer.first_name, customer.middle_name, customer.email]
  return {
    search: searchText([...personal, ...open, ...phones.map((phone) => phoneSearchText(phone.parsed))]),
    search_public: searchText(open),
  }
}
