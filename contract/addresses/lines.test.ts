import { expect, test } from 'vitest'
import { addressFormat, type AddressText } from './format.ts'
import { formatAddress } from './lines.ts'
import { countryCodes } from '../platform/countries/countries.ts'

const person = { first_name: 'Anna', last_name: 'Berg' }

const printed: [string, AddressText, string[]][] = [
  [
    'DE',
    {
      ...person,
      company_name: 'Nord GmbH',
      line1: 'Obere Str. 57',
      line2: 'Hinterhaus',
      postal_code: '12209',
      city: 'Berlin',
      region: null,
    },
    ['Anna Berg', 'Nord GmbH', 'Obere Str. 57', 'Hinterhaus', '12209 Berlin'],
  ],
  [
    'US',
    { ...person, line1: '2732 Baker Blvd.', city: 'Eugene', region: 'OR', postal_code: '97403' },
    ['Anna Berg', '2732 Baker Blvd.', 'EUGENE, OR 97403'],
  ],
  [
    'GB',
    {
      ...person,
      line1: 'Garden House',
      line2: 'Crowther Way',
      city: 'Cowes',
      postal_code: 'po31 7pj',
      region: 'Isle of Wight',
    },
    ['Anna Berg', 'Garden House', 'Crowther Way', 'COWES', 'Isle of Wight', 'PO31 7PJ'],
  ],
  [
    'RU',
    {
      first_name: 'Иван',
      last_name: 'Петров',
      line1: 'ул. Тверская, д. 1',
      city: 'Москва',
      region: 'Москва',
      postal_code: '125009',
    },
    ['Иван Петров', 'УЛ. ТВЕРСКАЯ, Д. 1', 'МОСКВА', 'Москва', '125009'],
  ],
  [
    'JP',
    {
      first_name: '太郎',
      last_name: '山田',
      line1: '千代田1-1',
      region: '東京都',
      postal_code: '100-0001',
      company_name: '山田商店',
    },
    ['〒100-0001', '東京都', '千代田1-1', '山田商店', '山田太郎'],
  ],
  [
    'JP',
    { first_name: 'Taro', last_name: 'Yamada', line1: '1-1 Chiyoda', region: 'Tokyo', postal_code: '100-0001' },
    ['Taro Yamada', '1-1 Chiyoda, TOKYO', '100-0001'],
  ],
  [
    'BR',
    {
      ...person,
      line1: 'Av. Brasil, 442',
      dependent_locality: 'Centro',
      city: 'Campinas',
      region: 'SP',
      postal_code: '04876-786',
    },
    ['Anna Berg', 'Av. Brasil, 442', 'Centro', 'CAMPINAS-SP', '04876-786'],
  ],
  [
    'FR',
    {
      ...person,
      company_name: 'Du monde entier',
      line1: '67, rue des Cinquante Otages',
      city: 'Nantes',
      postal_code: '44000',
    },
    ['Du monde entier', 'Anna Berg', '67, rue des Cinquante Otages', '44000 NANTES'],
  ],
  [
    'KZ',
    { ...person, line1: 'пр. Абая, 10', city: 'Алматы', postal_code: '050012' },
    ['050012', 'Алматы', 'пр. Абая, 10', 'Anna Berg'],
  ],
  [
    'CN',
    {
      first_name: '小明',
      last_name: '王',
      line1: '中山路1号',
      dependent_locality: '鼓楼区',
      city: '南京市',
      region: '江苏省',
      postal_code: '210008',
    },
    ['210008', '江苏省南京市鼓楼区', '中山路1号', '王小明'],
  ],
  [
    'CN',
    { ...person, line1: '1 Zhongshan Road', city: 'Nanjing', region: 'Jiangsu', postal_code: '210008' },
    ['Anna Berg', '1 Zhongshan Road', 'Nanjing', 'JIANGSU, 210008'],
  ],
  [
    'IE',
    { ...person, line1: '8 Johnstown Road', city: 'Cork', region: 'Co. Cork', postal_code: 'T12 X70A' },
    ['Anna Berg', '8 Johnstown Road', 'Cork', 'Co. Cork', 'T12 X70A'],
  ],
  ['AE', { ...person, line1: 'Villa 3', city: 'Dubai', region: 'Dubai' }, ['Anna Berg', 'Villa 3', 'Dubai']],
  ['AE', { ...person, line1: 'Villa 3', city: 'Deira', region: 'Dubai' }, ['Anna Berg', 'Villa 3', 'Deira', 'Dubai']],
  [
    'MX',
    {
      ...person,
      line1: 'Av. Juárez 1',
      dependent_locality: 'Centro',
      city: 'Guadalajara',
      region: 'Jalisco',
      postal_code: '44100',
    },
    ['Anna Berg', 'Av. Juárez 1', 'Centro', '44100 GUADALAJARA, JALISCO'],
  ],
  [
    'ES',
    { ...person, line1: 'C/ Araquil, 67', city: 'Madrid', postal_code: '28023' },
    ['Anna Berg', 'C/ Araquil, 67', '28023 MADRID'],
  ],
  [
    'SG',
    { ...person, line1: '1 Beach Road', city: 'Singapore', postal_code: '189673' },
    ['Anna Berg', '1 Beach Road', 'SINGAPORE 189673'],
  ],
  [
    'CH',
    { ...person, line1: 'Hauptstr. 29', city: 'Bern', postal_code: 'CH-3012' },
    ['Anna Berg', 'Hauptstr. 29', 'CH-3012 Bern'],
  ],
  ['CH', { ...person, city: 'Bern' }, ['Anna Berg', 'Bern']],
  [
    'SE',
    { ...person, line1: 'Berguvsvägen 8', city: 'Luleå', postal_code: 'S-958 22' },
    ['Anna Berg', 'Berguvsvägen 8', 'SE-958 22 Luleå'],
  ],
  [
    'TR',
    { ...person, line1: 'Cadde 1', city: 'Fatih', region: 'İzmir', postal_code: '35000' },
    ['Anna Berg', 'Cadde 1', '35000 Fatih/İzmir'],
  ],
  [
    'MZ',
    { ...person, line1: 'Rua 1', city: 'Matola', region: 'Maputo', postal_code: '1102' },
    ['Anna Berg', 'Rua 1', '1102 Matola Maputo'],
  ],
]

test.each(printed)('%s: %j', (country, address, lines) => {
  expect(formatAddress({ ...address, country })).toEqual(lines)
})

test.each([
  [{ city: 'Seattle', postal_code: '98128' }, ['SEATTLE 98128']],
  [{ region: 'WA', postal_code: '98128' }, ['WA 98128']],
  [{ city: 'Seattle' }, ['SEATTLE']],
  [{ city: 'Seattle', region: 'WA' }, ['SEATTLE, WA']],
  [{ postal_code: '98128' }, ['98128']],
  [{ line1: ' ', line2: 'Suite 5', city: '' }, ['Suite 5']],
  [{}, []],
])('missing parts leave no stray signs: %j', (address, lines) => {
  expect(formatAddress({ ...address, country: 'US' })).toEqual(lines)
})

test('the country is the last line, and once', () => {
  expect(formatAddress({ city: 'Berlin', country: 'DE' }, { country_name: 'Germany' })).toEqual(['Berlin', 'Germany'])
  expect(formatAddress({ line1: 'Main St 1', country: 'GI' }, { country_name: 'Gibraltar' })).toEqual([
    'Main St 1',
    'GIBRALTAR',
  ])
  expect(formatAddress({ country: 'DE' }, { country_name: 'Germany' })).toEqual([])
})

test('an address without a country shows all parts', () => {
  expect(formatAddress({ line1: 'Obere Str. 57', city: 'Berlin', postal_code: '12209', region: 'BE' })).toEqual([
    'Obere Str. 57',
    '12209 Berlin',
    'BE',
  ])
  expect(formatAddress({ city: 'Nowhere', country: 'constructor' })).toEqual(['Nowhere'])
})

test('salutation, letter case, region by name, chosen script', () => {
  const address = { ...person, line1: 'Rambla 1', city: 'Barcelona', region: 'B', postal_code: '08022', country: 'ES' }
  expect(formatAddress(address, { salutation_name: 'Sra.', region_name: 'Barcelona', capitals: false })).toEqual([
    'Sra. Anna Berg',
    'Rambla 1',
    '08022 Barcelona Barcelona',
  ])
  expect(formatAddress({ ...address, country: 'US', region: 'CA' }, { region_name: 'California' }).at(-1)).toBe(
    'BARCELONA, CA 08022',
  )
  expect(formatAddress({ line1: '1-1 Chiyoda', postal_code: '100-0001', country: 'JP' }, { latin: false })[0]).toBe(
    '〒100-0001',
  )
})

test('no country loses a part or leaves a stray sign, whichever parts are missing', () => {
  const parts = { line1: 'Street 1', city: 'Town', region: 'Shire', postal_code: '1234', dependent_locality: 'Quarter' }
  const names = Object.keys(parts) as (keyof typeof parts)[]
  const wrong: string[] = []
  for (const country of [...countryCodes, '']) {
    for (let chosen = 1; chosen < 2 ** names.length; chosen++) {
      const given = names.filter((_, bit) => chosen & (1 << bit))
      const lines = formatAddress({ country, ...Object.fromEntries(given.map((name) => [name, parts[name]])) })
      const text = lines.join('\n').toLowerCase()
      const found = names.filter((name) => text.includes(parts[name].toLowerCase()))
      const clean = lines.every((line) => /^[\p{L}\p{N}〒].*[\p{L}\p{N}]$/u.test(line))
      if (!clean || found.join(' ') !== given.join(' '))
        wrong.push(`${country} ${given.join(' ')}: ${lines.join(' / ')}`)
    }
  }
  expect(wrong).toEqual([])
})

test('capitals are made in the language of the country', () => {
  expect(() => countryCodes.map((country) => 'i'.toLocaleUpperCase(addressFormat(country).language))).not.toThrow()
})
