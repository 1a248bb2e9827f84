import { foldText } from '../../../../contract/platform/fold.ts'
import { getFG, getLG, getMG } from 'lvovich/lib/gender.js'
import { verdictsOf, type Sex } from './given-names.ts'
import { remembered } from './remembered.ts'
import { saidBy, type Said } from './said.ts'

const said = (constant: number | null): Said =>
  constant === 1 ? 'male' : constant === 2 ? 'female' : constant === 4 ? 'either' : null

const CYRILLIC_FEMALE = /(ська|цька|зька|евна|овна|ївна|івна|йвна|инична)$/u
const CYRILLIC_MALE = /(ський|цький|зький)$/u

/** First names that the rules of lvovich miss. */
const missed: Record<string, Sex> = { любовь: 'female', нинель: 'female', рахиль: 'female', юдифь: 'female' }

/** What a patronymic says; Bulgarian ones look like last names. */
export const cyrillicPatronymic = remembered((name): Said => said(getMG(name)) ?? cyrillicLastName(name))

export const cyrillicFirstName = remembered((name): Said => {
  const [front = name] = name.toLowerCase().split('-')
  return saidBy(verdictsOf(front)) ?? missed[front] ?? said(getFG(front)) ?? byEnding(front)
})

/** Ukrainian and other first names that are in no list: the ending is nearly always right. */
function byEnding(name: string): Said {
  if (/[ая]$/u.test(name)) return 'female'
  return /[бвгґджзйклмнпрстфхцчшщ]$/u.test(name) ? 'male' : null
}

export const cyrillicLastName = remembered((name): Said => {
  const low = name.toLowerCase()
  if (CYRILLIC_FEMALE.test(low)) return 'female'
  if (CYRILLIC_MALE.test(low)) return 'male'
  const own = said(getLG(low))
  return own === 'either' ? null : own
})

const PATRONYMIC_MALE = /(.[oey]vi(?:ch|c|tch|tsch)|.[iy]ch)$/
const PATRONYMIC_FEMALE = /.(?:[oei]vna|yivna|jivna|ichna|inichna)$/
const LAST_FEMALE = /..(?:[oe]va|yova|skaya|skaia|skaja|ska|cka|dzka|tskaya|tskaia)$/
const LAST_MALE = /..(?:[oe]v|yov|[oe]ff|sky|skiy|skyi|skyy|skij|skii|ski|cki|dzki|tsky|tskiy|tskyi)$/
/** Romance names with the same ending. */
const NOT_SLAVIC = /nueva$|^(?:casa|villa|terra|bona|ca)?nova$|^(?:cordova|genova|cueva|padova|mantova|bova)$/

/** Slavic names in Latin letters. */
export const latinPatronymic = remembered((name): Said => {
  const folded = foldText(name)
  if (PATRONYMIC_FEMALE.test(folded)) return 'female'
  return PATRONYMIC_MALE.test(folded) ? 'male' : null
})

export const latinSlavicLastName = remembered((name): Said => {
  const folded = foldText(name)
  if (LAST_FEMALE.test(folded) && !NOT_SLAVIC.test(folded)) return 'female'
  return LAST_MALE.test(folded) ? 'male' : null
})
