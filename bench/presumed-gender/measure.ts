import { readFileSync } from 'node:fs'
import { presumeGender, type NamedPerson } from '../../server/customers/presumed-gender/rules/presume.ts'
import type { Whereabouts } from '../../server/customers/presumed-gender/rules/languages.ts'

// How often a name lets guess, and how often the guess is right:
//   node bench/presumed-gender/measure.ts [FILE]      (held-out.json beside this file unless said otherwise; see sample.ts)

export interface Names {
  first: string[]
  middle: string[]
  last: string[]
}

/** Names of a language by sex. Names that the list has under both are in neither. */
export interface HeldOut {
  female: Names
  male: Names
}

export interface Figures {
  names: number
  /** Shares: of names with an answer, and of answers that are right. */
  coverage: number
  accuracy: number
  wrong: string[]
}

/** Language by language: first name alone, whole name, and both without any hint of the language. */
export const ways = ['first name', 'full name', 'first name, language unknown', 'full name, language unknown'] as const

export function measure(language: string, { female, male }: HeldOut, way: (typeof ways)[number]): Figures {
  const where: Whereabouts = way.endsWith('unknown') ? {} : { locale: language }
  const wrong: string[] = []
  let [names, answered] = [0, 0]
  for (const [sex, list] of [
    ['female', female],
    ['male', male],
  ] as const) {
    for (const person of people(list, way.startsWith('full'))) {
      names++
      const guess = presumeGender(person, where)
      if (!guess) continue
      answered++
      if (guess.gender !== sex) wrong.push(Object.values(person).join(' '))
    }
  }
  return { names, coverage: answered / names, accuracy: 1 - wrong.length / Math.max(1, answered), wrong }
}

/** Every first name once, with a last name and, where the language has them, a patronymic of the same list. */
function people({ first, middle, last }: Names, whole: boolean): NamedPerson[] {
  return first.map((first_name, place) =>
    whole
      ? {
          first_name,
          middle_name: middle.length > 0 && place % 2 === 0 ? middle[place % middle.length]! : null,
          last_name: last[(place * 7) % last.length]!,
        }
      : { first_name },
  )
}

export const readHeldOut = (file: string | URL): Record<string, HeldOut> =>
  JSON.parse(readFileSync(file, 'utf8')) as Record<string, HeldOut>

if (import.meta.main) {
  const all = readHeldOut(process.argv[2] ?? new URL('held-out.json', import.meta.url))
  const share = (part: number): string => `${(part * 100).toFixed(1)} %`
  for (const way of ways) {
    console.log(`\n${way}: coverage, accuracy of the answers`)
    for (const [language, list] of Object.entries(all)) {
      const { names, coverage, accuracy, wrong } = measure(language, list, way)
      console.log(`${language}  ${names}  ${share(coverage)}  ${share(accuracy)}  ${wrong.slice(0, 8).join(', ')}`)
    }
  }
}
