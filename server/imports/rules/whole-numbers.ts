/** What is written in digits and is no amount: a spreadsheet that takes it for one spoils it. */
const written = new Set(['number', 'phones', 'external_ids', 'id', 'postal_code'])

/** Whether what a column becomes is such a thing. */
export const isWrittenInDigits = (target: string): boolean => written.has(target.slice(target.lastIndexOf('.') + 1))

/** Whether a spreadsheet has shortened a long number to a few digits: `4.91512E+12`. */
export const isShortened = (cell: string): boolean => /^[+-]?\d([.,]\d+)?E\+?\d+$/i.test(cell)

/** Without the point-zero that a program adds to what it takes for an amount: `1005.0`. */
export const withoutPoint = (cell: string): string => cell.replace(/^(\+?\d+)[.,]0+$/, '$1')
