import { customerFields } from '../../../contract/customers/record.ts'
import { kinds } from '../../../contract/platform/kinds/kinds.ts'
import type { PhoneInput } from '../../../contract/platform/kinds/values.ts'

const field = { name: 'phones', ...customerFields.phones }

/**
 * The phones of a cell: `+49 30 1234`, or several with a comma, semicolon or bar between them; each may have a label
 * before it (`Fax: …`) and an extension after it (`… ext. 12`). The label of the column is that of those without one.
 */
export function phonesIn(cell: string, label: string | undefined): PhoneInput[] {
  const numbers = kinds.phones.fromText(cell, field) as PhoneInput[]
  return numbers.map(({ number }) => {
    const [, own, rest = number] = /^(\p{L}[^:]{0,63}):\s*(.*\d.*)$/u.exec(number) ?? []
    const [, bare = rest, extension] = /^(.*\d.*?)\s+ext\.?\s*(\d{1,16})$/i.exec(rest) ?? []
    const said = own?.trim() ?? label
    return { number: bare.trim(), ...(said && { label: said }), ...(extension && { extension }) }
  })
}
