import { z } from 'zod'
import { countryCodes, currencyCodes, parseCountry } from '../countries/countries.ts'
import type { Field } from '../record.ts'
import type { Kind } from './kind.ts'

const operators = ['eq', 'ne', 'in', 'not_in', 'empty', 'not_empty'] as const

/** One of the codes that the field lists. */
export const choice: Kind<string> = {
  schema: (field) => z.enum((field.choices ?? []) as [string, ...string[]]),
  output: (field) => z.enum((field.choices ?? []) as [string, ...string[]]),
  operators,
  compares: 'text',
  toText: (value) => value,
  fromText: (cell, field) => {
    const found = (field.choices ?? []).find((known) => known === cell.trim().toLowerCase().replace(/\.$/, ''))
    return found ?? { problem: 'choice' }
  },
  mask: () => null,
}

const oneOf = (codes: readonly string[], problem: string) => (): z.ZodType<string> =>
  z.string().refine((value) => codes.includes(value), problem)

/** A country, by its two letters (ISO 3166-1 alpha-2). Files may name it in many languages. */
export const country: Kind<string> = {
  ...choice,
  schema: oneOf(countryCodes, 'country'),
  output: () => z.string(),
  fromText: (cell) => parseCountry(cell) ?? { problem: 'country' },
  mask: (value) => value,
}

/** Codes that gave way to others (ISO 4217, list three), and one that programs write in the place of another. */
const renamedCurrencies: Record<string, string> = {
  AZM: 'AZN',
  BYB: 'BYN',
  BYR: 'BYN',
  GHC: 'GHS',
  MRO: 'MRU',
  MZM: 'MZN',
  RMB: 'CNY',
  ROL: 'RON',
  RUR: 'RUB',
  SDD: 'SDG',
  STD: 'STN',
  TMM: 'TMT',
  TRL: 'TRY',
  VEF: 'VES',
  ZMK: 'ZMW',
}

/** A currency, by its three letters (ISO 4217). Files may have a former code: no amount stands beside it. */
export const currency: Kind<string> = {
  ...choice,
  schema: oneOf(currencyCodes, 'currency'),
  output: () => z.string(),
  fromText: (cell) => {
    const code = cell.trim().toUpperCase()
    const current = renamedCurrencies[code] ?? code
    return currencyCodes.includes(current) ? current : { problem: 'currency' }
  },
  mask: (value) => value,
}

function canonicalLocale(tag: string): string | null {
  try {
    return Intl.getCanonicalLocales(tag.trim().replaceAll('_', '-'))[0] ?? null
  } catch {
    return null
  }
}

/** A language with or without a region, as a tag of BCP 47: `de`, `en-US`. */
export const locale: Kind<string> = {
  ...choice,
  schema: () =>
    z
      .string()
      .max(35)
      .refine((value) => canonicalLocale(value) === value, 'locale'),
  output: () => z.string(),
  fromText: (cell) => canonicalLocale(cell) ?? { problem: 'locale' },
  mask: (value) => value,
}

const uuid = z.guid()

/** The id of a record of `field.refers`. Whether it exists is the database's to say. */
export const reference: Kind<string> = {
  schema: (_field: Field) => uuid,
  output: () => z.string(),
  operators,
  compares: 'uuid',
  toText: (value) => value,
  fromText: (cell) => (uuid.safeParse(cell).success ? cell : { problem: 'uuid' }),
  mask: (value) => value,
}

const words: Record<string, boolean> = {
  true: true,
  false: false,
  yes: true,
  no: false,
  ja: true,
  nein: false,
  y: true,
  n: false,
  '1': true,
  '0': false,
  x: true,
}

/** Yes or no; never empty. */
export const flag: Kind<boolean> = {
  schema: () => z.boolean(),
  output: () => z.boolean(),
  empty: false,
  operators: ['eq'],
  compares: 'boolean',
  toText: (value) => (value ? 'true' : 'false'),
  fromText: (cell) => words[cell.trim().toLowerCase()] ?? { problem: 'flag' },
  mask: (value) => value,
}
