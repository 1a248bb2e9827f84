/** One phone as it is stored: what was typed, and what was understood of it. */
export interface Phone {
  id: string
  number: string
  label: string | null
  extension: string | null
  e164: string | null
  country: string | null
  valid: boolean
  /** The number is none here, and is only thought to be one of another country. */
  guessed?: true | undefined
}

export interface PhoneInput {
  id?: string | undefined
  number: string
  label?: string | null | undefined
  extension?: string | null | undefined
}

/** One e-mail as it is stored. One that is none was kept as a file had it, and is not `valid`. */
export interface Email {
  id: string
  address: string
  label: string | null
  valid: boolean
}

export interface EmailInput {
  id?: string | undefined
  address: string
  label?: string | null | undefined
}

/** The id of a record in another system. `source` names the system. */
export interface ExternalId {
  source: string
  external_id: string
}

/** An amount in whole minor units of its currency: 1234.50 EUR is `{amount: 123450, currency: 'EUR'}`. */
export interface Money {
  amount: number
  currency: string
}

/** The value that each kind has in an answer. */
export interface KindValues {
  text: string | null
  long_text: string | null
  email: string | null
  code: string | null
  choice: string | null
  country: string | null
  locale: string | null
  currency: string | null
  flag: boolean
  date: string | null
  instant: string | null
  decimal: number | null
  integer: number | null
  money: Money | null
  reference: string | null
  tags: string[]
  phones: Phone[]
  emails: Email[]
  external_ids: ExternalId[]
}

/** The value that each kind takes in a body. */
export interface KindInputs extends Omit<KindValues, 'phones' | 'emails'> {
  phones: PhoneInput[]
  emails: EmailInput[]
}
