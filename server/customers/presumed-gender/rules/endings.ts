import type { Sex } from './given-names.ts'
import type { Said } from './said.ts'

interface Rule {
  female?: RegExp
  male?: RegExp
  /** Names that end otherwise than they should. */
  except: Record<string, Said>
}

const as = (sex: Said, names: string): Record<string, Said> =>
  Object.fromEntries(names.split(' ').map((name) => [name, sex]))

const slavicMen = as(
  'male',
  'nikita ilya ilia ilja kuzma foma luka savva sava danila gavrila mykola mikola dima vova vanya kolya petya misha lyova grisha',
)
const slavicEither = as('either', 'sasha zhenya valya slava sanya')

/** Languages whose first names tell the sex by their ending, for names in no list. Asked only where the language is likely. */
const rules: Record<string, Rule> = {
  l: {
    female: /a$/,
    male: /[bcdfghjklmnprstwyzioe]$/,
    except: as('male', 'kuba barnaba kosma jarema zawisza bonawentura'),
  },
  r: {
    female: /[^aeiou]a$|i?ya$|ia$/,
    male: /(?:[bcdfghjklmnprstvz]|[aeiou]y|ey|iy|ij|ii)$/,
    except: { ...slavicMen, ...slavicEither, ...as('female', 'lyubov liubov ljubov ninel') },
  },
  u: {
    female: /[^aeiou]a$|i?ya$|ia$/,
    male: /(?:[bcdfghjklmnprstvz]|[aeiou]y|ey|iy|ij|ii|ko)$/,
    except: { ...slavicMen, ...slavicEither, ...as('female', 'lyubov liubov') },
  },
  i: {
    female: /a$/,
    male: /o$/,
    except: as('male', 'andrea luca nicola mattia elia tobia enea battista zaccaria isaia geremia giosia'),
  },
  s: {
    female: /a$/,
    male: /o$/,
    except: { ...as('male', 'borja joshua luca garcia'), ...as('female', 'rosario consuelo amparo rocio socorro') },
  },
  n: { female: /(?:tje|pje|kje|ina|ika|ia)$/, male: /us$/, except: {} },
  p: { female: /a$/, male: /(?:o|os|son)$/, except: as('male', 'luca joshua juca') },
}

/** What that language (by its letter) makes of a folded first name that ends otherwise than it should there. */
export const exception = (letter: string, name: string): Said => rules[letter]?.except[name] ?? null

/** Says by its ending what a folded first name is in that language; null where no rule says anything. */
export function byEnding(letter: string, name: string): Sex | null {
  const rule = rules[letter]
  if (!rule || name.length < 3) return null
  if (rule.female?.test(name)) return 'female'
  return rule.male?.test(name) ? 'male' : null
}
