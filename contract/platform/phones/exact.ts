import { quoted, unquoted } from '../kinds/listed.ts'
import type { PhoneInput } from '../kinds/values.ts'
import { takeExtension } from './digits.ts'

interface Written {
  number: string
  label?: string | null | undefined
  extension?: string | null | undefined
}

/**
 * A phone as the text of a file: `Fax: +49 30 1234 ext. 12`. Where that would be read otherwise, such as a number with a
 * stroke or comma in it, each part stands in quotation marks: `"Fax": "030 12/34" ext. "12"`.
 */
export function phoneText({ label, number, extension }: Written): string {
  const said = !extension || takeExtension(number).extension === extension ? null : extension
  const mark = isPlain({ label, number, extension: said }) ? (text: string) => text : quoted
  return `${label ? `${mark(label)}: ` : ''}${mark(number)}${said ? ` ext. ${mark(said)}` : ''}`
}

const isPlain = ({ label, number, extension }: Written): boolean =>
  /^\+?\d[\d ().-]*$/.test(number) &&
  !/\.0+$/.test(number) &&
  (!label || /^\p{L}(?:[\p{L}\d .-]{0,62}[\p{L}\d])?$/u.test(label)) &&
  (!extension || /^\d{1,8}$/.test(extension))

/** The phone that such a text says in quotation marks; null for any other. */
export function exactPhone(text: string): PhoneInput | null {
  const [, label, number, extension] = exact.exec(text.trim()) ?? []
  if (number === undefined) return null
  return {
    number: unquoted(number),
    ...(label && { label: unquoted(label) }),
    ...(extension && { extension: unquoted(extension) }),
  }
}

const part = '("(?:[^"]|"")*")'
const exact = new RegExp(`^(?:${part}: )?${part}(?: ext\\. ${part})?$`)
