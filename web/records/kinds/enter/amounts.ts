import { decimalText, minorDigits, readDecimal } from '../../../../contract/platform/kinds/minor-units.ts'
import { separators } from './separators.ts'

/** Money in the making: `amount` is what was typed where it is no amount of the currency. */
export interface TypedMoney {
  amount: number | string
  currency: string
}

/** An amount with all digits of its currency, as the locale writes it; what was typed stays as it is. */
export function amountText({ amount, currency }: TypedMoney, locale: string): string {
  if (typeof amount === 'string') return amount
  const digits = minorDigits(currency)
  const format = new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits })
  return format.format(decimalText(amount, digits) as `${number}`)
}

/** Reads minor units as the locale writes them, else in any other usual way that leaves no doubt; null where they are none. */
export function readAmount(typed: string, currency: string, locale: string): number | null {
  const digits = minorDigits(currency)
  const { thousandSeparator, decimalSeparator } = separators(locale)
  const signs = { group: thousandSeparator.replace(/[\s'’]/g, ''), decimal: decimalSeparator }
  return readDecimal(typed, digits, signs) ?? readDecimal(typed, digits)
}
