import { customerFieldList, type CustomerFieldName } from '../../../contract/customers/record.ts'
import { joinedName, type Named } from '../../../contract/customers/names.ts'
import { phoneSearchText } from '../../../contract/platform/phones/phones.ts'
import { searchText } from '../../platform/lists/fold.ts'
import type { ParsedPhone } from './phones.ts'

type Searchable = { [name in CustomerFieldName]?: unknown } & {
  external_ids: readonly { external_id: string }[]
  emails: readonly { address: string }[]
}

const isList = (kind: string): boolean => kind === 'phones' || kind === 'emails' || kind === 'external_ids'
const texts = customerFieldList.filter((field) => field.searchable && !isList(field.kind))

/** Fields of which a change may change the texts, but for phones. */
export const searchedFields = [...texts.map((field) => field.name), 'emails', 'external_ids'] as CustomerFieldName[]

/** The two folded texts of a customer: one for those who may see personal values, one for everybody. */
export function searchTexts(
  customer: Searchable,
  phones: readonly ParsedPhone[],
): { search: string; search_public: string } {
  const said = (fields: typeof texts) =>
    fields.map(({ name }) => (customer[name as CustomerFieldName] ?? null) as string | null)
  const ids = customer.external_ids.map((one) => one.external_id)
  const open = [...said(texts.filter((field) => !field.personal)), ...ids]
  const personal = said(texts.filter((field) => field.personal))
  // The first one is a field of its own.
  const emails = customer.emails.slice(1).map((one) => one.address)
  return {
    search: searchText([
      ...personal,
      joinedName(customer as Named),
      ...open,
      ...phones.map((phone) => phoneSearchText(phone.parsed)),
      ...emails,
    ]),
    search_public: searchText(open),
  }
}
