import { nullWord } from './null-words.ts'

/**
 * A text as a CSV cell that no spreadsheet takes for a formula (OWASP, "CSV Injection"): one that begins with `=`, `+`,
 * `-`, `@`, their full-width forms, a tab or the end of a line gets an apostrophe before it, also where it is but a sum
 * (`-2+3`). An international phone is none and stays as it is, and so does a number that came as one.
 */
export const harmlessCell = (text: string): string => (isFormula(text) ? `'${text}` : text)

/** The same, for a file that is read back as it was: what would be read as nothing (`NULL`) gets an apostrophe, too. */
export const csvCell = (text: string): string => (isFormula(text) ? `'${text}` : sameCell(text))

/** A text as a cell of a spreadsheet, where texts are no formulas: one that `plainCell` would change gets an apostrophe. */
export const sameCell = (text: string): string =>
  guarded(text) || spoilt.test(text) || nullWord(text) ? `'${text}` : text

/** What `csvCell` was given; spreadsheets write numbers that are texts with an apostrophe, too. */
export const plainCell = (cell: string): string => (guarded(cell) ? cell.slice(1) : cell)

const formula = /^'*[=+\-@＝＋－＠\t\r\n]/
/** Nothing of it can be computed. */
const phone = /^\+\d[\d ]*(?: ext\. \d+)?(?:, \+\d[\d ]*(?: ext\. \d+)?)*$/
/** What would be taken for a number that a program has spoilt, were it none. */
const spoilt = /^[+-]?\d(?:[.,]\d+)?E\+?\d+$|^\+?\d+[.,]0+$/i
const sign = /^'+[=+\-@＝＋－＠\t\r\n\d]/

const isFormula = (text: string): boolean => formula.test(text) && !phone.test(text)

const guarded = (cell: string): boolean =>
  cell.startsWith("'") && (sign.test(cell) || nullWord(cell.replace(/^'+/, '')) !== null)
