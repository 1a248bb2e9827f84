import { expect, test } from 'vitest'
import { addressFormat } from '../../contract/addresses/format.ts'
import { countryCodes } from '../../contract/platform/countries/countries.ts'
import { findRegion, regionName, regionsOf } from './regions.ts'

test('regions of a country', () => {
  expect(regionsOf('US')).toHaveLength(62)
  expect(regionsOf('JP').find((region) => region.code === '13')).toMatchObject({
    name: '東京都',
    latin_name: 'Tokyo',
    written: '東京都',
  })
  expect(regionsOf('US').find((region) => region.code === 'CA')).toEqual({
    code: 'CA',
    name: 'California',
    zip: '9[0-5]|96[01]',
    written: 'CA',
  })
  expect(regionsOf('HK').map((region) => region.latin_name)).toContain('Kowloon')
  expect(regionsOf('ES')[0]?.name).toBe('Álava')
  expect(regionsOf('DE')).toEqual([])
  expect(regionsOf('constructor')).toEqual([])
})

test('a country has regions where its format says so, and no code twice', () => {
  const wrong = countryCodes.filter((country) => {
    const codes = regionsOf(country).map((region) => region.code)
    return codes.length > 0 !== addressFormat(country).has_regions || new Set(codes).size !== codes.length
  })
  expect(wrong).toEqual([])
})

test('a region by its code', () => {
  expect(regionName('BR', 'SP')).toBe('São Paulo')
  expect(regionName('BR', 'XX')).toBeNull()
  expect(regionName('DE', 'BE')).toBeNull()
})

test.each([
  ['US', 'california', 'CA'],
  ['US', 'ca', 'CA'],
  ['CA', 'Québec', 'QC'],
  ['CA', 'quebec', 'QC'],
  ['CA', 'Colombie-Britannique', 'BC'],
  ['JP', 'tokyo', '13'],
  ['BR', 'Sao Paulo', 'SP'],
])('in %s %s is %s', (country, text, code) => {
  expect(findRegion(country, text)?.code).toBe(code)
})

test('an unknown region is none', () => {
  expect(findRegion('GB', 'Isle of Wight')).toBeNull()
  expect(findRegion('US', '')).toBeNull()
})
