/**
 * What programs write where there is nothing. `never`: nobody and nothing is called so. `machine`: a name or place may be
 * called so, but this is how programs spell it. `word`: the same as people spell it: Null is a last name, Nan a town.
 */
export type NullWord = 'never' | 'machine' | 'word'

/**
 * Dumps of databases (`\N` of MySQL and PostgreSQL, `(null)` of Oracle, `[null]`, `<null>`), of data frames (`NaT`, `<NA>`) and
 * dashes; and errors of spreadsheets, which have a word of their own in each language: `#N/A`, `#NV`, `#WERT!`, `#ИМЯ?`.
 */
const never = new Set(
  '\\N (null) [null] <null> {null} <na> <nil> <nat> nat n/a n.a. #n/a #n/v #nv #n/d #n/b #i/t #н/д #yok #hiányzik #není_k_dispozici #getting_data - -- --- – —'
    .split(' ')
    .map((word) => word.toLowerCase()),
)
const error = /^#[¡¿]?\p{L}[\p{L}_/0 ]*[!?]$/u
const machine = new Set(['NULL', 'null', 'None', 'nan', 'nil'])
/** Of these no other spelling is a name either. */
const unnamed = new Set(['NaN', 'undefined', 'Undefined', 'UNDEFINED'])
const words = new Set(['null', 'none', 'nan', 'nil', 'na'])

const longest = 32
/** Most cells begin with none of these. */
const begins = /^[\\([<{#\-–—nNuU]/

/** Which of these words a cell is; null for any other text. */
export function nullWord(cell: string): NullWord | null {
  if (cell.length > longest || !begins.test(cell)) return null
  const folded = cell.toLowerCase()
  if (folded === '\\n') return cell === '\\N' ? 'never' : null
  if (never.has(folded) || unnamed.has(cell) || (cell.startsWith('#') && error.test(cell))) return 'never'
  if (machine.has(cell)) return 'machine'
  return words.has(folded) ? 'word' : null
}
