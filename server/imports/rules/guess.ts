import { emailProblem } from '../../../contract/emails.ts'
import { foldText } from '../../../contract/fold.ts'
import { importSettings, type ImportColumn, type ImportSettings } from '../../../contract/import-settings.ts'
import { digitsOf } from '../../../contract/phone-digits.ts'
import { looksLikeHash } from '../../accounts/rules/recognise.ts'
import { aside, columnNames, phoneLabels } from './column-names.ts'

/** A column with the filled cells of the first rows. */
export interface Sampled {
  name: string
  samples: readonly string[]
}

const known = new Map(
  Object.entries(columnNames).flatMap(([target, names]) =>
    names.split(' ').map((name): [string, string] => [foldText(name), target]),
  ),
)
const severally = new Set(['phones', 'tags', 'note'])

/**
 * What the columns of a file probably are, by their headings, else by what is in them; and how rows would be matched. A
 * file with passwords is one of accounts; `passwords` says whether the one who asks may import them.
 */
export function guessSettings(columns: readonly Sampled[], passwords: boolean): ImportSettings {
  const taken = new Set<string>()
  const mapping = columns.flatMap(({ name, samples }): ImportColumn[] => {
    const target = byName(name, samples) ?? byValues(samples)
    if (!target || (taken.has(target) && !severally.has(target))) return []
    taken.add(target)
    return [columnOf(name, target)]
  })
  const given = (target: string): boolean => taken.has(target)
  const settled = mapping
    .filter(({ target }) => (passwords && taken.has('account.password_hash')) || !target.startsWith('account.'))
    // Beside a first name, "Name" is the last one.
    .map((one) =>
      one.target === 'full_name' && given('first_name') && !given('last_name') ? { ...one, target: 'last_name' } : one,
    )
  const has = (target: string): boolean => settled.some((one) => one.target === target)
  const match = has('external_ids') ? ['external_id'] : has('number') ? ['number'] : has('email') ? ['email'] : []
  return importSettings.parse({
    mapping: settled.length > 0 ? settled : [{ column: columns[0]?.name ?? 'Column 1', target: 'note' }],
    match,
    mode: match.length > 0 ? 'both' : 'create',
    accounts: settled.some(({ target }) => target === 'account.password_hash'),
    day_first: columns.some(({ samples }) => samples.some((cell) => /^(1[3-9]|2\d|3[01])\/\d{1,2}\/\d{4}/.test(cell))),
  })
}

function columnOf(column: string, target: string): ImportColumn {
  if (target === 'external_ids') return { column, target, source: 'import' }
  const label = target === 'phones' ? phoneLabels.find(([pattern]) => pattern.test(keyOf(column)))?.[1] : undefined
  return { column, target, ...(label && { label }) }
}

/** A heading without case, blanks and signs: `Customer-E-Mail`, `customer_email` and `CustomerEmail` are the same. */
const keyOf = (name: string): string => foldText(name).replace(/[^\p{L}\p{N}]+/gu, '')

function byName(name: string, samples: readonly string[]): string | undefined {
  for (let key = keyOf(name); ;) {
    const target = known.get(key)
    if (target) return agrees(target, samples) ? target : undefined
    const shorter = key.replace(aside, '')
    if (shorter === key) return undefined
    key = shorter
  }
}

/** A heading may lie: an e-mail has an @, and a date of birth has digits. */
function agrees(target: string, samples: readonly string[]): boolean {
  if (samples.length === 0) return true
  if (target === 'email') return share(samples, (cell) => cell.includes('@')) > 0
  if (target === 'account.password_hash') return share(samples, looksLikeHash) > 0.8
  if (target === 'phones' || target === 'date_of_birth') return share(samples, (cell) => /\p{N}/u.test(cell)) > 0
  return true
}

function byValues(samples: readonly string[]): string | undefined {
  if (samples.length === 0) return undefined
  if (share(samples, (cell) => emailProblem(cell) === null) > 0.6) return 'email'
  const phone = (cell: string): boolean =>
    /^[+(\d][\d\s()./-]*$/.test(cell) &&
    /[+\s()/-]/.test(cell) &&
    digitsOf(cell).length >= 7 &&
    !/^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}/.test(cell)
  return share(samples, phone) > 0.8 ? 'phones' : undefined
}

const share = (samples: readonly string[], test: (cell: string) => boolean): number =>
  samples.filter(test).length / samples.length
