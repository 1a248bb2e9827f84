import type { z } from 'zod'
import { country, currency, locale } from './kinds/choices.ts'

/** Two letters of a country (ISO 3166-1), outside of a record's fields. */
export const countryCode: z.ZodType<string> = country.schema({ name: 'country', kind: 'country' })

/** Three letters of a currency (ISO 4217). */
export const currencyCode: z.ZodType<string> = currency.schema({ name: 'currency', kind: 'currency' })

/** A language with or without a region (BCP 47), in its canonical spelling: `de`, `en-US`. */
export const localeTag: z.ZodType<string> = locale.schema({ name: 'locale', kind: 'locale' })
