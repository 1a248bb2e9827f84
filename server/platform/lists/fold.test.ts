import { expect, test } from 'vitest'
import { searchWords } from '../../../contract/platform/fold.ts'
import { searchText } from './fold.ts'

const finds = (query: string, ...parts: string[]) =>
  searchWords(query).every((word) => searchText(parts).includes(word))

test('words of all parts, folded, each once, after a leading blank', () => {
  expect(searchText(['Anna', 'Berg', null, undefined, '', 'Anna Berg GmbH', 'anna@example.com'])).toBe(
    ' anna berg gmbh anna@example.com',
  )
})

test('nothing gives nothing', () => {
  expect(searchText([])).toBe('')
  expect(searchText([null, '', ' - '])).toBe('')
})

test.each([
  ['Müller', 'Müller'],
  ['Muller', 'Müller'],
  ['mueller', 'Müller'],
  ['MÜLLER', 'Mu\u0308ller'],
  ['Strasse', 'Straße'],
  ['Oersted', 'Ørsted'],
  ['orsted', 'Ørsted'],
  ['Aarhus', 'Århus'],
  ['obrien', "O'Brien"],
  ["o'bri", 'O’Brien'],
  ['Щербаков', 'Щербаков'],
  ['shcherb', 'Щербаков'],
  ['Nikolay', 'Николай'],
  ['nikolai', 'Николай'],
  ['петр', 'Пётр'],
  ['Пётр', 'Петр'],
  ['papadopoulos', 'Παπαδόπουλος'],
  ['shantian', '山田 太郎'],
  ['wang', '王小明'],
  ['pierre', 'Jean-Pierre'],
  ['Anna Berg', 'Berg, Anna'],
])('%s finds %s', (query, name) => {
  expect(finds(query, name)).toBe(true)
})

test('what was not written is not found', () => {
  expect(finds('Mueler', 'Müller')).toBe(false)
  expect(finds('Anna Kern', 'Anna', 'Berg')).toBe(false)
  expect(finds('shantian', '中村')).toBe(false)
})

test('plain words get no second spelling', () => {
  expect(searchText(['Mueller', 'José'])).toBe(' mueller jose')
})

test('one word of a line in another script does not double its Latin words', () => {
  expect(searchText(['ООО Ромашка GmbH'])).toBe(' ооо ромашка gmbh ooo romashka')
})
