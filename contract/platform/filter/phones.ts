import type { Phone } from '../kinds/values.ts'
import { digitsOf, takeExtension } from '../phones/digits.ts'

/** All that a typed number may be in the database: in E.164 where it was understood, else by the digits as typed. */
export interface PhoneCandidates {
  e164: readonly string[]
  digits: readonly string[]
  /** What E.164 would begin with, where the text is the beginning of a national number: `030` is `4930` in Germany. */
  beginnings?: readonly string[]
}

export type ReadPhone = (typed: string) => PhoneCandidates

/** Reads a number without knowing any region: by its digits, and as E.164 where it starts with a plus. */
export const readPlainPhone: ReadPhone = (typed) => {
  const digits = typedDigits(typed)
  return { e164: typed.trim().startsWith('+') ? [`+${digits}`] : [], digits: [digits] }
}

/** The digits that are stored with a number: all of it but the extension. */
export const typedDigits = (number: string): string => digitsOf(takeExtension(number.trim()).main)

/** The digits that a part of a number has, as typed and as E.164 would begin with: `0049 30` is `4930` there. */
export function phonePart(typed: string): { digits: string; international: string } {
  const digits = digitsOf(typed)
  return { digits, international: digits.replace(/^00(?=[1-9])/, '') }
}

/** Digits by which a stored number is known: as typed, and those of its E.164 form. */
export const storedDigits = (
  phone: Pick<Phone, 'number' | 'e164'>,
): { digits: string; international: string | null } => ({
  digits: typedDigits(phone.number),
  international: phone.e164?.slice(1) ?? null,
})
