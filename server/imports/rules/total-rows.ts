import { foldText } from '../../../contract/platform/fold.ts'

const totals = new Set(
  'total|totals|grand total|sub total|subtotal|sum|summe|summen|gesamt|gesamtsumme|gesamtergebnis|insgesamt|zwischensumme|anzahl|count|total general|suma|suma total|totale|totale complessivo|somme|total général|totaal|eindtotaal|razem|suma końcowa|celkem|összesen|toplam|genel toplam|summa|totalt|i alt|yhteensä|итого|итог|общий итог|всего|разом|усього|合計|総計|小計|合计|总计|합계|총계'
    .split('|')
    .map((word) => foldText(word)),
)
const figure = /^(?:\p{L}{1,3}\s?)?[-+(]?[^\p{L}@]{0,4}\d[\d.,'’\s\u00a0]*[^\p{L}@]{0,4}(\p{L}{1,3})?\)?$/u

/** Whether a row is the sum below a table: it says so where it begins, and has nothing but figures after that. */
export function isTotal(cells: readonly string[]): boolean {
  const at = cells.findIndex((cell) => cell.trim() !== '')
  const word = cells[at]
  if (word === undefined || word.length > 60 || !totals.has(wordIn(word))) return false
  const rest = cells.slice(at + 1).filter((cell) => cell.trim() !== '')
  return (cells.length > 2 || rest.length > 0) && rest.every((cell) => figure.test(cell.trim()))
}

/** `Total:`, `Total (12)` and `12 Summe` are the word. */
const wordIn = (cell: string): string => foldText(cell.replace(/[\d.,:()=\s]+/g, ' '))
