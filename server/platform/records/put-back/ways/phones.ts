import type { Phone } from '../../../../../contract/platform/kinds/values.ts'
import { phoneText, type KeptPhone } from '../../../../../contract/platform/phones/text.ts'
import { entries } from './entries.ts'

export const phones = entries<Phone>({
  read: readKeptPhone,
  named: ({ id, number }) => ({ id, number }),
  input: ({ id, number, label, extension }) => ({ id, number, label, extension }),
  text: phoneText,
})

/** A phone as a line kept it, also one that kept a text: `030 1234 ext. 12 (Office)`. */
export function readKeptPhone(value: unknown): KeptPhone | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'object') return value as KeptPhone
  const [, number = '', extension = null, label = null] =
    /^(.*?)(?: ext\. (\S+))?(?: \((.*)\))?$/s.exec(String(value)) ?? []
  return { number, extension, label, e164: null, country: null, valid: false, place: 1_000 }
}
