/** A phone as a line of the journal keeps it: all that is stored of it, and its place in the list, from 0. */
export interface KeptPhone {
  number: string
  label: string | null
  extension: string | null
  e164: string | null
  country: string | null
  valid: boolean
  guessed?: true | undefined
  place: number
}

/** A phone in one line of text: `030 1234 ext. 12 (Office)`. */
export const phoneText = (phone: {
  number: string
  label?: string | null | undefined
  extension?: string | null | undefined
}): string =>
  [phone.number, phone.extension && `ext. ${phone.extension}`, phone.label && `(${phone.label})`]
    .filter(Boolean)
    .join(' ')
