import { companyIn } from './company-name.ts'
import { isSuffix, isTitle, splitName, type SplitName } from './split-name.ts'

export interface WholeName extends SplitName {
  company_name: string | null
}

/**
 * Takes a whole name apart as it stands in one cell: a company stays one, also with a person beside it; a couple keeps its last
 * name and is addressed as nobody; titles and suffixes may stand behind commas (`Klein, Eva, Dr.`, `Smith, Jr., John`).
 */
export function readWholeName(full: string): WholeName {
  const text = full.replace(/\s+/g, ' ').trim()
  const found = companyIn(text)
  if (found) return { ...(found.person ? personIn(found.person) : nobody), company_name: found.company }
  return { ...personIn(text), company_name: null }
}

const nobody: SplitName = { salutation: null, first_name: null, middle_name: null, last_name: null }

function personIn(text: string): SplitName {
  return coupleIn(text) ?? splitName(withoutCommas(text))
}

const and = '(?:and|und|&|\\+|et|y|e|i|и)'
const couple = new RegExp(`^(\\S+) ${and} (\\S+) (.+)$`, 'iu')
const family = /^(?:familie|fam\.|family|eheleute|ehepaar|famille|familia|famiglia|семья) (.+)$/iu
const firstNames = /^(\S+) ((?:and|und|&|\+|et) \S+) (\S+)$/iu
const twoNames = /^(.+) (?:and|und|&|\+|et) (.+)$/iu

/** Two persons, or a family. Without titles only words between them that are in nobody's name: Ramón y Cajal was one. */
function coupleIn(text: string): SplitName | null {
  const [, one = '', two = '', rest = ''] = couple.exec(text) ?? []
  const called = isTitle(one) && isTitle(two) ? rest : family.exec(text)?.[1]
  if (called) return { ...familyIn(called.split(' ')), salutation: null }
  const [, left = '', right = ''] = twoNames.exec(text) ?? []
  if (!left || text.includes(',')) return null
  const [a, b] = [splitName(left), splitName(right)]
  const plain = [a, b].map(({ first_name, middle_name, last_name }) =>
    [first_name, middle_name, last_name].filter(Boolean).join(' '),
  )
  const joined = `${plain[0]} ${text.slice(left.length + 1, text.length - right.length - 1)} ${plain[1]}`
  const [, first, second, last] = firstNames.exec(joined) ?? []
  return last ? { ...nobody, first_name: `${first} ${second}`, last_name: last } : { ...nobody, last_name: joined }
}

/** What two persons are called together: their last name, or all of the name of one. */
function familyIn(words: readonly string[]): SplitName {
  const names = words.slice(words.findIndex((word) => !isTitle(word)))
  return names.length === 1 ? { ...nobody, last_name: names[0]! } : personIn(names.join(' '))
}

/** Titles to the front and suffixes to the last name, wherever a comma has put them. */
function withoutCommas(text: string): string {
  const parts = text.split(/ ?, ?/).filter(Boolean)
  if (parts.length < 2) return text
  const titles: string[] = []
  const suffixes: string[] = []
  const names = parts.flatMap((part, at) => {
    const words = part.split(' ')
    // "Sr." is a title before a name and a suffix behind it.
    if (words.every(isTitle) && !(at > 0 && words.every(isSuffix))) {
      titles.push(...words)
      return []
    }
    if (words.every(isSuffix)) {
      suffixes.push(...words)
      return []
    }
    while (words.length > 1 && isTitle(words[0]!)) titles.push(words.shift()!)
    return words.join(' ')
  })
  const [last = '', ...given] = names
  if (given.length > 1) return text
  const before = titles.map((title) => `${title} `).join('')
  const behind = suffixes.map((suffix) => ` ${suffix}`).join('')
  return given.length === 0 ? `${before}${last}${behind}` : `${before}${last}${behind}, ${given[0]}`
}
