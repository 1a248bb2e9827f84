/** The signs between the digits of a number, as a locale writes them. */
export function separators(locale: string): { decimalSeparator: string; thousandSeparator: string } {
  const parts = new Intl.NumberFormat(locale, { useGrouping: true }).formatToParts(12345.6)
  const of = (type: string, otherwise: string): string => parts.find((part) => part.type === type)?.value ?? otherwise
  return { decimalSeparator: of('decimal', '.'), thousandSeparator: of('group', '') }
}
