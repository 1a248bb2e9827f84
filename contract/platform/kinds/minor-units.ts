const known = new Map<string, number>()

/** Digits behind the point of a currency (ISO 4217): 2 of euros, 0 of yen, 3 of Kuwaiti dinars. */
export function minorDigits(currency: string): number {
  const digits = known.get(currency) ?? digitsOf(currency)
  known.set(currency, digits)
  return digits
}

function digitsOf(currency: string): number {
  try {
    const format = new Intl.NumberFormat('en', { style: 'currency', currency })
    return format.resolvedOptions().maximumFractionDigits ?? 2
  } catch {
    return 2
  }
}

/** Minor units as a decimal number with all its digits: 123450 of two digits is `1234.50`. Exact at any size. */
export function decimalText(amount: number, digits: number): string {
  const all = String(Math.abs(amount)).padStart(digits + 1, '0')
  const whole = all.slice(0, all.length - digits)
  return `${amount < 0 ? '-' : ''}${whole}${digits > 0 ? `.${all.slice(-digits)}` : ''}`
}

/** The signs of a number in one way of writing: what groups its digits, and what stands before its decimals. */
export interface Signs {
  group: string
  decimal: string
}

/**
 * Reads a number as minor units of so many digits; null where it is none, has too many decimals or is too large. With
 * `signs` it is read as they say. Without them it may be written in any of the usual ways that leave no doubt: the last
 * of two different signs is that of the decimals, and so is a single one. Exactly three digits behind a single sign are
 * a group where the currency has no decimals, decimals where it has three, and else could be either: they are refused.
 */
export function readDecimal(typed: string, digits: number, signs?: Signs): number | null {
  const bare = typed
    .trim()
    .replace(/[\u2212\u2013]/g, '-')
    .replace(/[\s\u00a0\u202f'’]/g, '')
  const { group, decimal } = signs ?? signsOf(bare, digits)
  const [, sign = '', body = ''] = /^([+-]?)(.*)$/.exec(bare) ?? []
  const [whole = '', decimals = '', ...more] = body.split(decimal)
  if (more.length > 0 || decimals.length > digits || !/^\d*$/.test(decimals)) return null
  const grouped = group === '' ? [whole] : whole.split(group)
  const isGrouped = grouped.length > 1
  if (!grouped.every((part, at) => (isGrouped ? isGroup(part, at, grouped.length) : /^\d+$/.test(part)))) return null
  const amount = Number(`${sign}${grouped.join('')}${decimals.padEnd(digits, '0')}`)
  return Number.isSafeInteger(amount) ? amount + 0 : null
}

/** Groups have three digits, but for the first one; those of Indian ways of writing two. */
const isGroup = (part: string, at: number, all: number): boolean =>
  at === 0 ? /^\d{1,3}$/.test(part) : at === all - 1 ? /^\d{3}$/.test(part) : /^\d{2,3}$/.test(part)

function signsOf(number: string, digits: number): Signs {
  const found = [...number.matchAll(/[.,]/g)].map(([sign]) => sign)
  const last = found.at(-1)
  const other = last === ',' ? '.' : ','
  if (last === undefined) return { group: ',', decimal: '.' }
  const isMixed = found.some((sign) => sign !== last)
  const behind = number.length - number.lastIndexOf(last) - 1
  const groups = !isMixed && (found.length > 1 || (behind === 3 && digits === 0))
  return groups ? { group: last, decimal: other } : { group: other, decimal: last }
}
