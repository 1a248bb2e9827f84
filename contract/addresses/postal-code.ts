import type { AddressFormat } from './format.ts'

/** Whether a postal code looks as the country writes it; letter case and a country prefix (`L-`, `D-`) do not matter. */
export function postalCodeFits(postal_code: string, format: AddressFormat): boolean {
  return format.postal_code === null || format.postal_code.test(barePostalCode(postal_code, format))
}

/** Letters of a country before a number, as the post of Europe wrote them once: `D-10115`, `S-958 22`. */
const COUNTRY_LETTERS = /^[A-Z]{1,3}[ -]+(?=\d)/i

/** A postal code without the prefix that the layout prints anyway: `L-1234` is `1234`, `D-10115` is `10115`. */
export function barePostalCode(postal_code: string, format: AddressFormat): string {
  const typed = postal_code.trim()
  const rule = format.postal_code
  if (rule === null || rule.test(typed)) return typed
  const prefix = format.postal_code_prefix
  const bare =
    prefix && typed.toUpperCase().startsWith(prefix)
      ? typed.slice(prefix.length).trim()
      : typed.replace(COUNTRY_LETTERS, '')
  return rule.test(bare) ? bare : typed
}
