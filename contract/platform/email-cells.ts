import { cleanEmail } from './clean-email.ts'
import { emailProblem } from './emails.ts'
import { quoted, splitListed, unquoted } from './kinds/listed.ts'
import type { EmailInput } from './kinds/values.ts'

/** E-mails as the text of a cell: `Work: a@b.example, c@d.example`. What would be read otherwise stands in quotation marks. */
export const emailsText = (list: readonly Pick<EmailInput, 'address' | 'label'>[]): string =>
  list
    .map((one) =>
      isPlain(one) ? plainText(one) : `${one.label ? `${quoted(one.label)}: ` : ''}${quoted(one.address)}`,
    )
    .join(', ')

const plainText = ({ address, label }: Pick<EmailInput, 'address' | 'label'>): string =>
  label ? `${label}: ${address}` : address

const isPlain = ({ address, label }: Pick<EmailInput, 'address' | 'label'>): boolean =>
  emailProblem(address) === null && !/["\s,;|]/.test(address) && (!label || labels.test(label))

const labels = /^\p{L}(?:[\p{L}\d .-]{0,62}[\p{L}\d])?$/u
const quotedText = '("(?:[^"]|"")*")'
const exact = new RegExp(`^(?:${quotedText}: )?${quotedText}$`)
const labelled = /^(\p{L}[^:@<>"]{0,63}):\s*(?=\S*@)(?<!^mailto:\s*)(.+)$/su

/** Signs that part addresses in a cell; ` ::: ` is that of Google Contacts, and blanks part what are whole ones. */
const between = /[,;|\n]/

/**
 * The e-mails of a cell that may hold several, each cleaned and with its label: `Anna <a@b.example>; Work: c@d.example`. What is no
 * address stays as it is.
 */
export function emailsIn(cell: string): EmailInput[] {
  const text = cell.replace(/\s*:::\s*/g, ', ')
  const whole = cleanEmail(text)
  if (whole === '') return []
  if (emailProblem(whole) === null) return [{ address: whole }]
  return splitListed(text, between)
    .reduce(joinNames, [])
    .flatMap((item) => entriesOf(item.trim()))
}

/** `"Muster, Anna" <a@b.example>` may have lost its quotation marks: what has no @ belongs to the address behind it. */
function joinNames(items: string[], item: string): string[] {
  const before = items.at(-1)
  const isName = before !== undefined && before.trim() !== '' && !before.includes('@') && /<[^<>]*@[^<>]*>/.test(item)
  return isName ? items.with(-1, `${before},${item}`) : [...items, item]
}

function entriesOf(item: string): EmailInput[] {
  if (item === '') return []
  const [, label, address] = exact.exec(item) ?? []
  if (address !== undefined) return [{ address: unquoted(address), ...(label && { label: unquoted(label) }) }]
  const [, said, rest = item] = labelled.exec(item) ?? []
  const words = rest.split(/\s+/).map(cleanEmail)
  const several = words.length > 1 && words.every((word) => emailProblem(word) === null)
  const found = several ? words : [cleanEmail(rest)]
  return found.map((one) => ({ address: one, ...(said && { label: said.trim() }) }))
}
