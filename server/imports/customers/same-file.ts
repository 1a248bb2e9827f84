import type { LikelyReason } from '../../../contract/customers/lookalikes.ts'
import type { SameRow } from '../../../contract/imports/rows.ts'
import { foldWords } from '../../../contract/platform/fold.ts'
import { foldEmail } from '../../../contract/platform/emails.ts'
import { digitsOf } from '../../../contract/platform/phones/digits.ts'
import type { ReadRow } from '../rules/read-row.ts'
import { hashOf } from '../run/duplicates.ts'
import { emailKey } from './find.ts'

/** So much of the end of a number is the same however it is dialled. */
const lastDigits = 8
const mostOfRow = 5

/** What rows of one file have in common that are probably the same person, and the reasons for it. */
export function twinKeys(row: ReadRow): [key: string, reasons: LikelyReason[]][] {
  const { values, phones, addresses, emails } = row
  const names = foldWords([values.first_name, values.last_name].filter(Boolean).join(' ')).toSorted().join(' ')
  const email = emailKey(row)
  const numbers = phones.map(({ number }) => digitsOf(number).slice(-lastDigits)).filter((one) => one.length >= 6)
  const codes = addresses.flatMap((one) => one.values.postal_code ?? [])
  const born = values.date_of_birth
  return [
    ...[...new Set([email, ...emails.slice(1).map(({ address }) => address)])].flatMap(
      (one): [string, LikelyReason[]][] => (one ? [[`twin e ${foldEmail(one)}`, ['email']]] : []),
    ),
    ...(names
      ? [
          ...numbers.map((one): [string, LikelyReason[]] => [`twin p ${one} ${names}`, ['same_name', 'phone']]),
          ...codes.map((one): [string, LikelyReason[]] => [`twin c ${one} ${names}`, ['same_name', 'postal_code']]),
          ...(born ? [[`twin b ${born} ${names}`, ['same_name', 'date_of_birth']] as [string, LikelyReason[]]] : []),
        ]
      : []),
  ]
}

/** Finds earlier rows of a checked file that seem to be the same person. Only what comes more than once is remembered. */
export function openTwins(repeated: ReadonlySet<number>): (row: ReadRow, id: string | null) => SameRow[] {
  const seen = new Map<number, { row: number; id: string | null }>()
  return (row, id) => {
    const found = new Map<number, Set<LikelyReason>>()
    for (const [key, reasons] of twinKeys(row)) {
      const hash = hashOf(key)
      if (!repeated.has(hash)) continue
      const earlier = seen.get(hash)
      if (!earlier) seen.set(hash, { row: row.row, id })
      else if (earlier.row !== row.row && earlier.id !== id)
        found.set(earlier.row, new Set([...(found.get(earlier.row) ?? []), ...reasons]))
    }
    return [...found].slice(0, mostOfRow).map(([twin, reasons]) => ({ row: twin, reasons: [...reasons] }))
  }
}
