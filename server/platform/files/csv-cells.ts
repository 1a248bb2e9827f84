/**
 * A text as a CSV cell that no spreadsheet takes for a formula (OWASP, "CSV Injection"): one that begins with `=`, `+`,
 * `-`, `@`, a tab or a carriage return gets an apostrophe before it. A phone or number is none and stays as it is; one
 * apostrophe more goes before a text that has some there already, so that `plainCell` gives back
 * what it was.
 */
export const harmlessCell = (text: string): string => (formula.test(text) && !harmless.test(text) ? `'${text}` : text)

/** What `harmlessCell` was given; spreadsheets write numbers that are texts with an apostrophe, too. */
export const plainCell = (cell: string): string => (guarded.test(cell) ? cell.slice(1) : cell)

const formula = /^'*[=+\-@\t\r]|^'+\d/
const guarded = /^'+[=+\-@\t\r\d]/
/** Digits and the signs between them, several numbers with a comma, extensions: nothing of it can call anything. */
const harmless = /^[+-](?:[\d\s()./+,;-]|ext\. )*$/
