import type { AddressValues } from '../../../contract/addresses.ts'
import { splitName } from '../../../contract/split-name.ts'
import type { ReadRow } from './read-row.ts'

const longestName = 100

/** Takes a whole name apart; columns of their own win over its parts. */
export function takeName(row: ReadRow): void {
  if (row.full_name === null) return
  const { values } = row
  for (const [name, value] of Object.entries(splitName(row.full_name))) {
    if (value && !values[name as 'first_name'])
      Object.assign(values, { [name]: name === 'salutation' ? value : value.slice(0, longestName) })
  }
}

const lines = ['line1', 'line2', 'line3'] as const

/** A first line that is several lines in one cell fills the others, where they have no cell of their own. */
export function splitLines(address: Partial<AddressValues>): void {
  const typed = address.line1?.split(/\s*[\r\n]+\s*/).filter((line) => line !== '') ?? []
  if (typed.length < 2) return
  if (address.line2 || address.line3) return void (address.line1 = typed.join(', '))
  typed.splice(2, Infinity, ...(typed.length > 2 ? [typed.slice(2).join(', ')] : []))
  typed.forEach((line, at) => (address[lines[at]!] = line))
}
