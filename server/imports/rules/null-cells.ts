import { nullWord } from '../../platform/files/null-words.ts'

/** What people, firms and places are called: some are called Null, Nan or None. */
const names = new Set(
  'first_name middle_name last_name full_name company_name city dependent_locality region site sites manager'.split(
    ' ',
  ),
)
/** Codes that are such a word: Namibia, Nauru. */
const codes = new Set(['country', 'locale', 'currency'])
const places = new Set(['city', 'dependent_locality', 'region'])

/**
 * Whether a cell says that there is nothing, as programs write it (`NULL`, `\N`, `#N/A`, `nan`). In a column of names only the
 * spelling of a machine does, and for sure only where another cell of the row says so too: else it is `doubtful`.
 */
export function saysNull(cell: string, target: string, row: readonly string[]): boolean | 'doubtful' {
  const word = nullWord(cell)
  if (word === null) return false
  if (word === 'never') return true
  const name = target.slice(target.lastIndexOf('.') + 1)
  if (codes.has(name)) return cell.toLowerCase() !== 'na'
  if (!names.has(name)) return word === 'machine' || !/^na$/i.test(cell) || !isText(name)
  if (word === 'word') return false
  if (others(row) > 1) return true
  // There is a town of that name in Piedmont, spelt like the word of Python.
  return places.has(name) && cell === 'None' ? false : 'doubtful'
}

/** Free texts, in which NA may stand for something. */
const isText = (name: string): boolean => name === 'tags' || name === 'note' || name === 'title' || name === 'details'

function others(row: readonly string[]): number {
  let found = 0
  for (const cell of row) {
    const word = nullWord(cell.trim())
    if (word === 'never' || word === 'machine') found += 1
  }
  return found
}
