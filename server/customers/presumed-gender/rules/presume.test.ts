import { describe, expect, test } from 'vitest'
import { measure, readHeldOut, ways } from '../../../../bench/presumed-gender/measure.ts'
import { presumeGender } from './presume.ts'

/** `Mr First Middle Last`, parts divided by `|`. */
const guess = (names: string, where: Parameters<typeof presumeGender>[1] = {}) => {
  const [first_name, middle_name, last_name, salutation] = names.split('|')
  return presumeGender({ first_name, middle_name, last_name, salutation }, where)
}

describe('a whole name', () => {
  test.each([
    ['Mary||Smith', 'female', 'first_name'],
    ['María José||García López', 'female', 'first_name'],
    ['José María||Aznar', 'male', 'first_name'],
    ['Jean-Pierre||Dupont', 'male', 'first_name'],
    ['JÜRGEN||MÜLLER', 'male', 'first_name'],
    ['Juergen||Mueller', 'male', 'first_name'],
    ['J. Robert||Oppenheimer', 'male', 'first_name'],
    ['J.|Marie|Smith', 'female', 'middle_name'],
    ['Любовь||Орлова', 'female', 'first_name'],
    ['Никита||Кузнецов', 'male', 'first_name'],
    ['Саша||Кузнецова', 'female', 'last_name'],
    ['Женя|Петрович|Ткаченко', 'male', 'middle_name'],
    ['А.||Иванова', 'female', 'last_name'],
    ['Олександр||Ковальський', 'male', 'first_name'],
    ['Оксана|Іванівна|Шевченко', 'female', 'middle_name'],
    ['Nikita||Ivanov', 'male', 'first_name'],
    ['Sasha||Kuznetsova', 'female', 'last_name'],
    ['Xhqz||Petrova', 'female', 'last_name'],
    ['Nikita||Ivanova', 'female', 'last_name'],
    ['Anna||Petrov', 'female', 'first_name'],
    ['Anna|Sergeevna|Sokol', 'female', 'middle_name'],
    ['Kuba||Nowakowski', 'male', 'first_name'],
    ['Carlos||Villanueva', 'male', 'first_name'],
    ['Kim||Larsen|mr', 'male', 'salutation'],
  ])('%s', (names, gender, from) => expect(guess(names)).toEqual({ gender, from }))

  test.each([
    ['Andrea||Rossi', 'it', 'male'],
    ['Andrea||Schmidt', 'de-AT', 'female'],
    ['Jean||Valjean', 'fr', 'male'],
    ['Simone||Conti', 'it-IT', 'male'],
    ['Simone||Weil', 'fr', 'female'],
    ['Jan||de Vries', 'nl', 'male'],
    ['Grietje||Bakker', 'nl', 'female'],
    ['Włodzimierz||Duda', 'pl', 'male'],
    ['Ömer||Yılmaz', 'tr', 'male'],
    ['João||Sousa', 'pt', 'male'],
  ])('%s in %s', (names, locale, gender) => expect(guess(names, { locale })?.gender).toBe(gender))

  test('the country of the phone, the address or the site says what the language may be', () => {
    expect(guess('Andrea||Conti')).toBeNull()
    expect(guess('Andrea||Conti', { countries: [null, 'IT'] })?.gender).toBe('male')
    expect(guess('Andrea||Conti', { siteCountries: ['DE', 'AT'] })?.gender).toBe('female')
    expect(guess('Andrea||Conti', { siteCountries: ['DE', 'IT'] })).toBeNull()
    expect(guess('Andrea||Conti', { locale: 'it', countries: ['DE'] })?.gender).toBe('male')
  })
})

describe('nothing is guessed', () => {
  test.each([
    ['of nothing', '||'],
    ['of initials', 'A. B.||'],
    ['of one letter', 'M||Smith'],
    ['of a company', 'Anna||Blumen GmbH'],
    ['of a company in Cyrillic', '||ООО Иванова'],
    ['of an order number', 'Anna||#4711'],
    ['of an e-mail', 'anna@example.com||'],
    ['of a masked name', 'A•••||S•••'],
    ['of an unknown word', 'Qwrtz||Asdf'],
    ['of a name of both', 'Robin||Taylor'],
    ['where parts contradict each other', 'Анна||Петров'],
    ['of who wants no such word', 'Mary||Smith|mx'],
    ['of a last name alone', '||Smith'],
  ])('%s', (_, names) => expect(guess(names)).toBeNull())
})

// A sample of the lists that docs/presumed-sex.md is measured on: names that no list of the product was made from.
describe('names it was not made from', () => {
  const least: Record<string, [coverage: number, accuracy: number]> = {
    en: [0.85, 0.98],
    de: [0.9, 0.96],
    es: [0.95, 0.98],
    fr: [0.65, 0.95],
    it: [0.9, 0.97],
    pt: [0.9, 0.97],
    ru: [0.97, 0.97],
    uk: [0.97, 0.97],
    tr: [0.5, 0.9],
    nl: [0.8, 0.96],
    pl: [0.97, 0.97],
  }
  const heldOut = readHeldOut(new URL('../../../../bench/presumed-gender/held-out.json', import.meta.url))
  test.each(Object.keys(least))('%s', (language) => {
    for (const way of ways.slice(0, 2)) {
      const { coverage, accuracy, wrong } = measure(language, heldOut[language]!, way)
      expect(coverage, `${way} of ${language}`).toBeGreaterThanOrEqual(least[language]![0])
      expect(accuracy, wrong.join(', ')).toBeGreaterThanOrEqual(least[language]![1])
    }
  })
})
