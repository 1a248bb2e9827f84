import { readFileSync } from 'node:fs'
import { foldText } from '../../../../contract/platform/fold.ts'
import { remembered } from './remembered.ts'

export type Sex = 'female' | 'male'

/** What the languages call a first name: letters of languages, small for female, capital for male (`andrea:eEIsdN`). */
export type Verdicts = string

const NEWLINE = 10
const COLON = 58

/** One buffer that is searched as it is: as a map of 60,000 strings it would take thirty times its size. */
let table: Buffer | undefined

/** Looks a first name up, however it is spelt; blank where no list knows it. The table is read with the first name asked for. */
export const verdictsOf = remembered((name): Verdicts => {
  table ??= readFileSync(new URL('./given-names.txt', import.meta.url))
  const wanted = Buffer.from(foldText(name))
  let [from, to] = [0, table.length]
  while (from < to) {
    const middle = (from + to) >>> 1
    const start = middle === 0 ? 0 : table.lastIndexOf(NEWLINE, middle - 1) + 1
    const colon = table.indexOf(COLON, start)
    const order = table.compare(wanted, 0, wanted.length, start, colon)
    const end = table.indexOf(NEWLINE, colon)
    if (order === 0) return table.toString('latin1', colon + 1, end)
    if (order < 0) from = end + 1
    else to = start
  }
  return ''
})
