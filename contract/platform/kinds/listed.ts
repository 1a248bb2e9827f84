/**
 * Items of a list as the text of one cell, a comma between them. One that `isPlain` says could be read otherwise stands in
 * quotation marks, doubled inside, as a cell of CSV does (RFC 4180).
 */
export const joinListed = (items: readonly string[], isPlain: (item: string) => boolean): string =>
  items.map((item) => (isPlain(item) && !item.includes('"') ? item : quoted(item))).join(', ')

export const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`

/** What quotation marks around a text hold; the text itself where they are not around it. */
export const unquoted = (text: string): string =>
  /^"(?:[^"]|"")*"$/.test(text) ? text.slice(1, -1).replaceAll('""', '"') : text

/** The items of a cell, with their quotation marks: `parts` is a sign that parts them outside of those. */
export function splitListed(cell: string, parts: RegExp): string[] {
  if (!cell.includes('"')) return cell.split(parts)
  const items: string[] = []
  let [item, marked, open] = ['', false, false]
  for (const sign of cell) {
    if (sign === '"' && (marked || item.trim() === '')) {
      marked = true
      open = !open
    }
    if (!open && parts.test(sign)) {
      items.push(item)
      ;[item, marked] = ['', false]
    } else item += sign
  }
  // A mark that nobody closes is one of inches.
  return open ? cell.split(parts) : [...items, item]
}
