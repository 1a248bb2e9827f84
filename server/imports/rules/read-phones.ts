import { customerFields } from '../../../contract/customers/record.ts'
import { kinds } from '../../../contract/platform/kinds/kinds.ts'
import { splitListed } from '../../../contract/platform/kinds/listed.ts'
import type { PhoneInput } from '../../../contract/platform/kinds/values.ts'
import { exactPhone } from '../../../contract/platform/phones/exact.ts'

const field = { name: 'phones', ...customerFields.phones }

/**
 * The phones of a cell: `+49 30 1234`, or several with a comma, semicolon or bar between them; each may have a label
 * before it (`Fax: …`) and an extension after it (`… ext. 12`); in quotation marks it is as our exports write it. The label of the column is that of those without one.
 */
export function phonesIn(text: string, label: string | undefined): PhoneInput[] {
  // Google Contacts.
  const cell = text.replace(/\s*:::\s*/g, ', ')
  if (!cell.includes('"')) return phonesTyped(cell, label)
  return splitListed(cell, /[,;|]/).flatMap((item) => {
    const exact = exactPhone(item)
    return exact ? [{ ...(label && { label }), ...exact }] : phonesTyped(item, label)
  })
}

function phonesTyped(cell: string, label: string | undefined): PhoneInput[] {
  const numbers = kinds.phones.fromText(cell, field) as PhoneInput[]
  return numbers.map(({ number }) => {
    const [, own, rest = number] = /^(\p{L}[^:]{0,63}):\s*(.*\d.*)$/u.exec(number) ?? []
    const [, bare = rest, extension] = /^(.*\d.*?)\s+ext\.?\s*(\d{1,16})$/i.exec(rest) ?? []
    const said = own?.trim() ?? label
    return { number: bare.trim(), ...(said && { label: said }), ...(extension && { extension }) }
  })
}
