import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import {
  countryCodes,
  countryName,
  currencyCodes,
  currencyName,
  languageTags,
  localeName,
  parseCountry,
} from './countries.ts'

test('every country has a name in both languages of the product', () => {
  expect(countryCodes).toHaveLength(250)
  expect(new Set(countryCodes).size).toBe(250)
  for (const code of countryCodes) {
    expect(countryName(code, 'en')).not.toBe(code)
    expect(countryName(code, 'de')).not.toBe(code)
  }
})

test('every currency and locale of the lists is known to the platform', () => {
  const known = Intl.supportedValuesOf('currency')
  expect(currencyCodes.filter((code) => !known.includes(code))).toEqual([])
  expect(Intl.getCanonicalLocales([...languageTags])).toEqual(languageTags)
  for (const tag of languageTags) expect(countryCodes).toContain(tag.slice(3))
})

test('names', () => {
  expect(countryName('DE', 'en')).toBe('Germany')
  expect(countryName('DE', 'de')).toBe('Deutschland')
  expect(countryName('not a code', 'en')).toBe('not a code')
  expect(currencyName('EUR', 'de')).toBe('Euro')
  expect(localeName('de-AT', 'en')).toBe('German (Austria)')
})

test('every country is understood by its codes and by its names', () => {
  for (const code of countryCodes) {
    expect(parseCountry(code)).toBe(code)
    for (const language of ['en', 'de', 'es', 'fr', 'ru']) expect(parseCountry(countryName(code, language))).toBe(code)
  }
})

test.each([
  ['DEU', 'DE'],
  ['276', 'DE'],
  [' de ', 'DE'],
  ['Deutschland', 'DE'],
  ['ALLEMAGNE', 'DE'],
  ['Bundesrepublik Deutschland', 'DE'],
  ['USA', 'US'],
  ['U.S.A.', 'US'],
  ['U. S. A.', 'US'],
  ['United States of America', 'US'],
  ['the United States', 'US'],
  ['EE. UU.', 'US'],
  ["Etats-Unis d'Amérique", 'US'],
  ['США', 'US'],
  ['С.Ш.А.', 'US'],
  ['UK', 'GB'],
  ['England', 'GB'],
  ['Great Britain', 'GB'],
  ['Großbritannien', 'GB'],
  ['Россия', 'RU'],
  ['Russian Federation', 'RU'],
  ['РФ', 'RU'],
  ['Holland', 'NL'],
  ['The Netherlands', 'NL'],
  ['Brasil', 'BR'],
  ['Brésil', 'BR'],
  ['South Korea', 'KR'],
  ['Korea, Republic of', 'KR'],
  ["Korea, Democratic People's Republic of", 'KP'],
  ['대한민국', 'KR'],
  ['日本', 'JP'],
  ['中国', 'CN'],
  ['Ελλάδα', 'GR'],
  ['Қазақстан', 'KZ'],
  ['Polska', 'PL'],
  ['Österreich', 'AT'],
  ['Czech Republic', 'CZ'],
  ["Cote d'Ivoire", 'CI'],
  ['Ivory Coast', 'CI'],
  ['Moldova, Republic of', 'MD'],
  ['Republic of Kenya', 'KE'],
  ['Tanzania, United Republic of', 'TZ'],
  ['Venezuela (Bolivarian Republic of)', 'VE'],
  ['Falkland Islands (Malvinas)', 'FK'],
  ['Saint Lucia', 'LC'],
  ['Bosnia and Herzegovina', 'BA'],
  ['Burma', 'MM'],
  ['Turkey', 'TR'],
  ['Türkiye', 'TR'],
  ['Macedonia', 'MK'],
  ['Democratic Republic of the Congo', 'CD'],
  ['Congo (Republic of the)', 'CG'],
  ['Dominican Republic', 'DO'],
  ['Dominica', 'DM'],
  ['Kosovo', 'XK'],
])('%s is %s', (text, code) => {
  expect(parseCountry(text)).toBe(code)
})

test.each(['', '  ', '-', 'Country', 'Bavaria', 'Atlantis', 'XX', '999', 'Republic', 'Berlin, Germany'])(
  '%j is no country',
  (text) => {
    expect(parseCountry(text)).toBeNull()
  },
)

test('further languages can be named', () => {
  expect(parseCountry('Németország')).toBeNull()
  expect(parseCountry('Németország', ['hu'])).toBe('DE')
})

test('the countries of a file of customers', () => {
  const file =
    'Argentina Austria Belgium Brazil Canada Denmark Finland France Germany Ireland Italy Mexico Norway Poland Portugal Spain Sweden Switzerland UK USA Venezuela'
  expect(file.split(' ').map((name) => parseCountry(name))).toEqual(
    'AR AT BE BR CA DK FI FR DE IE IT MX NO PL PT ES SE CH GB US VE'.split(' '),
  )
})

const samples = ['countries', 'countries-held-out']
  .map((name) => readFileSync(new URL(`../../../test/samples/${name}.txt`, import.meta.url), 'utf8'))
  .flatMap((text) => text.split('\n').filter((line) => line !== '' && !line.startsWith('#')))
  .map((line) => line.split(';') as [string, string])

test.each(samples)('codes of others, territories and short forms: %s is %s', (text, code) => {
  expect(parseCountry(text)).toBe(code || null)
})
