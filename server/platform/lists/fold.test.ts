import { expect, test } from 'vitest'
import { searchText } from './fold.ts'
import { searchWordsOf } from './query.ts'

const finds = (query: string, ...parts: string[]) => {
  const text = searchText(parts)
  return searchWordsOf(query).every(
    ({ word, others, likes, regexp }) =>
      [word, ...others, ...likes.filter((like) => like.endsWith('%')).map((like) => like.slice(1, -1))].some((one) =>
        text.includes(one),
      ) ||
      likes.some((like) => !like.endsWith('%') && `${text} `.includes(`${like.slice(1)} `)) ||
      (regexp !== null && new RegExp(regexp).test(text)),
  )
}

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
  ['Müller', 'Mueller'],
  ['Đorđe', 'Djordje'],
  ['株式会社田中', '株式会社 田中'],
  ['たなか', 'タナカ'],
  ['ﾀﾅｶ', 'たなか'],
  ['さとー', 'サトオ'],
  ['tanaka', 'タナカ'],
  ['Ōta', 'おおた'],
  ['Satou', 'さとう'],
  ['Sato', 'さとう'],
  ['Satosi', 'さとし'],
  ['Satoshi', 'サトシ'],
  ['Tuda', 'つだ'],
  ['Fujiko', 'ふじこ'],
  ['Huziko', 'ふじこ'],
  ['Kyouko', 'きょうこ'],
  ['Kyoko', 'キョウコ'],
  ['张伟', '張偉'],
  ['張偉', '张伟'],
  ['渡辺', '渡邊'],
  ['احمد', 'أحمد'],
  ['علي', 'عــلي'],
  ['علی', 'علي'],
  ['کریم', 'كريم'],
  ['فاطمه', 'فاطِمَة'],
  ['Anna-Maria', 'Анна-Мария'],
  ['maria', 'Анна-Мария'],
])('%s finds %s', (query, name) => {
  expect(finds(query, name)).toBe(true)
})

test('what was not written is not found', () => {
  expect(finds('Mueler', 'Müller')).toBe(false)
  expect(finds('Anna Kern', 'Anna', 'Berg')).toBe(false)
  expect(finds('shantian', '中村')).toBe(false)
  // The beginning of a skeleton is not enough where it has lost much of what was typed.
  expect(finds('Jack', 'Яковлев')).toBe(false)
  expect(finds('Jed', 'Эдуард')).toBe(false)
  expect(finds('Anna', 'Анастасия')).toBe(false)
  expect(finds('Schmidt', 'Smidt')).toBe(false)
  expect(finds('かき', 'かぎ')).toBe(false)
})

test('plain words get no second spelling', () => {
  expect(searchText(['Mueller', 'José'])).toBe(' mueller jose')
})

test('one word of a line in another script does not double its Latin words', () => {
  expect(searchText(['ООО Ромашка GmbH'])).toMatch(/^ ооо ромашка gmbh ooo ⱟ\S+ romashka ⱟ\S+ ⱟ\S+$/)
})

test('a search keeps ten words, each once', () => {
  expect(searchWordsOf('Anna anna ÁNNA Müller').map(({ word }) => word)).toEqual(['anna', 'muller'])
  expect(searchWordsOf('a b c d e f g h i j k l')).toHaveLength(10)
})
