import { foldText } from '../../../../contract/platform/fold.ts'
import { byEnding, exception } from './endings.ts'
import { verdictsOf } from './given-names.ts'
import { remembered } from './remembered.ts'
import { saidBy, type Said } from './said.ts'

/**
 * What a first name says: all its words (`María José`), else the first one (`Jean-Pierre`). `hints` are groups of likely
 * languages by letter, with blanks between them, the likeliest first.
 */
export const givenName = remembered((name, hints): Said => {
  const first = name.split(' ')[0]!
  const groups = hints.split(' ').filter(Boolean)
  for (const one of new Set([name, name.replaceAll(' ', '-'), first, first.split('-')[0]!])) {
    const found = inLanguages(one, groups)
    if (found) return found
  }
  return null
})

/** The likeliest language that knows a name decides; without one all must agree. Last, what the ending says there. */
function inLanguages(name: string, groups: readonly string[]): Said {
  const verdicts = verdictsOf(name)
  const folded = foldText(name)
  for (const group of groups) {
    const there = saidBy([...verdicts].filter((one) => group.includes(one.toLowerCase())).join(''))
    if (there) return there
    const said =
      theOne(group, (letter) => exception(letter, folded)) ??
      (verdicts ? null : theOne(group, (letter) => byEnding(letter, folded)))
    if (said) return said
  }
  return saidBy(verdicts)
}

/** What the languages of a group say by a rule, where they say the same. */
function theOne(group: string, rule: (letter: string) => Said): Said {
  const said = new Set([...group].flatMap((letter) => rule(letter) ?? []))
  return said.size === 1 ? [...said][0]! : null
}
