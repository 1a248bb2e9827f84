import { z } from 'zod'

export const passwordLength = { min: 12, max: 128 } as const

/** What may be wrong with a password, as the code of a field problem. */
export type PasswordProblem = 'password_too_short' | 'password_too_long' | 'password_common' | 'password_like_name'

const common = [
  'password',
  'passwort',
  'passw0rd',
  'qwerty',
  'qwertz',
  'azerty',
  'asdfgh',
  'letmein',
  'welcome',
  'willkommen',
  'iloveyou',
  'admin',
  'administrator',
  'changeme',
  'default',
  'secret',
  'geheim',
  'monkey',
  'dragon',
  'football',
  'baseball',
  'sunshine',
  'princess',
  'superman',
  'trustno',
  'clientele',
  'correcthorsebatterystaple',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'oneplusone',
  'test',
  'user',
  'guest',
  'root',
  'hallo',
  'hello',
  'master',
  'login',
  'summer',
  'winter',
  'sommer',
]

const plain = (text: string) => text.normalize('NFKC').toLowerCase()
const letters = (text: string) => plain(text).replace(/[^\p{L}]/gu, '')

/** No more than four different characters (`abababababab`), or one straight count up or down (`234567890123`, `lkjihgfedcba`). */
function monotonous(password: string): boolean {
  const characters = Array.from(plain(password))
  if (new Set(characters).size <= 4) return true
  const isDigits = characters.every((one) => /[0-9]/.test(one))
  const steps = characters.slice(1).map((one, at) => one.codePointAt(0)! - characters[at]!.codePointAt(0)!)
  return [1, -1].some((step) => steps.every((one) => one === step || (isDigits && one === -9 * step)))
}

function isCommon(password: string): boolean {
  const word = letters(password)
  const known = common.some((one) => word === one || word === one + one)
  return known || monotonous(password)
}

/** Whether little is left of a password without a name. */
function holdsName(password: string, name: string): boolean {
  const [word, typed] = [letters(name), plain(password).replace(/[^\p{L}\p{N}]/gu, '')]
  return word.length >= 4 && typed.includes(word) && Array.from(typed.replace(word, '')).length < 8
}

/**
 * Why a password of a member of staff is refused, or null. Rules: 12 to 128 characters; not one of the most common
 * (a common word with digits and signs around it included); not the person's e-mail or name; not the name of a site with
 * little around it.
 */
export function passwordProblem(
  password: string,
  person: { email?: string; name?: string } = {},
  sites: readonly string[] = [],
): PasswordProblem | null {
  const length = Array.from(password).length
  if (length < passwordLength.min) return 'password_too_short'
  if (length > passwordLength.max) return 'password_too_long'
  if (isCommon(password)) return 'password_common'
  const own = [person.email, person.email?.split('@')[0], person.name].filter(
    (text) => text !== undefined && text !== '',
  )
  const same = own.some(
    (text) => plain(password) === plain(text!) || (letters(text!) !== '' && letters(password) === letters(text!)),
  )
  return same || sites.some((site) => holdsName(password, site)) ? 'password_like_name' : null
}

const sentences: Record<PasswordProblem, string> = {
  password_too_short: `A password has at least ${passwordLength.min} characters.`,
  password_too_long: `A password has at most ${passwordLength.max} characters.`,
  password_common:
    'This password is one of the first that anybody would try. Three or four unrelated words make a good one.',
  password_like_name: 'A password must not be the name or the e-mail of its owner, nor made of the name of a site.',
}

export const passwordMessage = (problem: PasswordProblem): string => sentences[problem]

/** A password in a body. Whether it is a good one is said by `passwordProblem`, which knows the person. */
export const password = z.string().min(1).max(1_000)
