/**
 * The text that `contains` and `starts_with` compare: lower case of every script (Unicode's default mapping), the
 * Turkish İ as a plain i, and one form of the Greek sigma, as its place in a word is no difference. PostgreSQL does the
 * same by the collation "und-x-icu" (server/platform/lists/filter-sql-text.ts). Letters that Unicode gained after the ICU library of
 * the database was made may keep their case there; none of them is in everyday use.
 */
export function foldCase(text: string): string {
  return text.toLowerCase().replaceAll('i\u0307', 'i').replaceAll('ς', 'σ')
}

/** A code without blanks and hyphens, in plain capitals: `sw1a 1aa` is `SW1A1AA`. */
export const compactCode = (text: string): string =>
  text.replace(/[ \u00a0-]/g, '').replace(/[a-z]+/g, (letters) => letters.toUpperCase())

/** Whether folding can neither change this text nor make another one look like it: digits, signs, scripts without case. */
export function isCaseless(text: string): boolean {
  return text.toLowerCase() === text && text.toUpperCase() === text && !text.includes('\u0307')
}
