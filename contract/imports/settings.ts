import { z } from 'zod'
import { isTimeZone } from '../platform/time-zones.ts'
import { isCardNumber } from './card-numbers.ts'
import { addressTarget, importTargets, labelledTargets, manifoldTargets, targetsOf } from './targets.ts'
import { passwordAlgorithms } from '../accounts/password-algorithms.ts'
import { importResources, type ImportResource } from '../record-jobs.ts'
import { filledLine, line } from '../platform/line.ts'

export const importEncodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'windows-1253',
  'windows-1254',
  'windows-1257',
  'iso-8859-2',
  'iso-8859-15',
  'koi8-r',
  'cp437',
  'cp850',
  'cp866',
  'macintosh',
  'shift_jis',
  'euc-jp',
  'euc-kr',
  'gb18030',
  'big5',
] as const
export type ImportEncoding = (typeof importEncodings)[number]

export const importKinds = ['customers', 'addresses'] as const
export type ImportKind = (typeof importKinds)[number]

/** What an empty cell means for a customer that is known: the value stays, or goes. */
export const emptyRules = ['keep', 'clear'] as const
export type EmptyRule = (typeof emptyRules)[number]

/**
 * One column: its heading (case and blanks around it do not matter) and what it becomes. `label` is for phones and e-mails, such as
 * `Fax`; `source` names the system that an external id belongs to, and without it cells read `system:id`; `algorithm`
 * is that of password hashes, and without it they are recognised; `tag` is hung
 * on where the cell says yes; `day_first` is the order of this column's dates; `words` says what cells mean that are codes of the other program, an empty text nothing;
 * `empty` is the rule for empty cells of this column; a column that is `optional` may be
 * missing from a file without a remark.
 */
export const importColumn = z
  .strictObject({
    column: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .refine((heading) => !isCardNumber(heading), 'card_heading'),
    target: z.enum(importTargets as [string, ...string[]]),
    label: line(64).optional(),
    source: filledLine(64)
      .regex(/^[^:,]*$/, 'source')
      .optional(),
    algorithm: z.enum(passwordAlgorithms).optional(),
    tag: filledLine(64)
      .regex(/^[^,;|]*$/, 'tag')
      .optional(),
    day_first: z.boolean().optional(),
    words: z.record(z.string().max(64), z.string().max(64)).optional(),
    empty: z.enum(emptyRules).optional(),
    optional: z.boolean().optional(),
  })
  .meta({ id: 'ImportColumn' })
export type ImportColumn = z.output<typeof importColumn>

/** The source of ids whose shop or program nobody has named: what an import calls it that is not told. */
export const unnamedSource = 'import'

export const importMatches = ['id', 'number', 'external_id', 'email'] as const
export type ImportMatch = (typeof importMatches)[number]

export const importModes = ['both', 'create', 'update'] as const
export type ImportMode = (typeof importModes)[number]

const matchTargets = {
  id: 'id',
  number: 'number',
  external_id: 'external_ids',
  email: 'email',
} as const satisfies Record<ImportMatch, string>

/** What a key of matching needs a column for. */
export const targetOfMatch = (match: ImportMatch): (typeof matchTargets)[ImportMatch] => matchTargets[match]

/** By what rows of a file may find a record of this sort. An e-mail names persons alone. */
export const matchesOf = (resource: ImportResource): ImportMatch[] =>
  importMatches.filter(
    (match) => targetsOf(resource).includes(matchTargets[match]) && (match !== 'email' || resource === 'customers'),
  )

/** So many columns of a file can become something. */
export const mostMapped = 500

/**
 * How the rows of a file become records of the sort that `resource` names. `match`: keys by which a row finds its record,
 * tried in this order; none: every row is a new one. `mode`: what is done with the rows found and not found. `day_first`:
 * whether `03/04/2026` is in April, or in March; left out, each column shows it in one of its cells, or the import asks. `time_zone`: of moments without a zone, UTC unless given. `empty`: what an empty cell means;
 * `erase_word` is what a cell says that empties the field whatever the rule. Of customers alone: `kind`: rows are
 * customers, or addresses of customers that are known. `phones`: numbers are added to those known, or take their place.
 * `accounts`: an e-mail opens an account. `follow`: a row without a key adds its addresses to the customer of the row before.
 */
export const importSettings = z
  .strictObject({
    resource: z.enum(importResources).default('customers'),
    kind: z.enum(importKinds).default('customers'),
    mapping: z.array(importColumn).min(1).max(mostMapped),
    match: z.array(z.enum(importMatches)).max(3).default([]),
    mode: z.enum(importModes).default('both'),
    phones: z.enum(['merge', 'replace']).default('merge'),
    accounts: z.boolean().default(false),
    day_first: z.boolean().optional(),
    time_zone: z
      .string()
      .max(64)
      .refine(isTimeZone, 'This is not a time zone. It should look like Europe/Berlin.')
      .optional(),
    empty: z.enum(emptyRules).default('keep'),
    erase_word: z.string().trim().min(1).max(64).optional(),
    follow: z.boolean().default(false),
  })
  .check(({ value, issues }) => {
    for (const { path, message } of settingsProblems(value))
      issues.push({ code: 'custom', input: value, path, message })
  })
  .meta({ id: 'ImportSettings' })
export type ImportSettings = z.output<typeof importSettings>
export type ImportSettingsInput = z.input<typeof importSettings>

interface SettingsProblem {
  path: (string | number)[]
  message: string
}

/** What contradicts itself in settings whose fields are each as they should be, with the path of each problem. */
function settingsProblems(value: ImportSettings): SettingsProblem[] {
  const problems: SettingsProblem[] = []
  const wrong = (path: (string | number)[], message: string): void => void problems.push({ path, message })
  const { resource } = value
  const [known, matches] = [targetsOf(resource), matchesOf(resource)]
  const columns = new Set<string>()
  const targets = new Set<string>()
  value.mapping.forEach(({ column, target, label, source, tag, algorithm }, at) => {
    const key = column.toLowerCase()
    if (columns.has(key)) wrong(['mapping', at, 'column'], `The column "${column}" is mapped twice.`)
    columns.add(key)
    if (!known.includes(target)) wrong(['mapping', at, 'target'], `A file of ${resource} has no ${target}.`)
    const only = manifoldTargets.has(target) ? '' : target
    if (only && targets.has(only)) wrong(['mapping', at, 'target'], `Only one column can become ${target}.`)
    targets.add(only)
    if (label && !labelledTargets.has(target)) wrong(['mapping', at, 'label'], 'Only phones and e-mails have a label.')
    if (source && target !== 'external_ids') wrong(['mapping', at, 'source'], 'Only external ids have a source.')
    if (algorithm && target !== 'account.password_hash')
      wrong(['mapping', at, 'algorithm'], 'Only password hashes have an algorithm.')
    if (tag && target !== 'tags') wrong(['mapping', at, 'tag'], 'Only a column that becomes tags names a tag.')
    if (value.kind === 'addresses' && !addressTarget(target) && !Object.values<string>(matchTargets).includes(target))
      wrong(['mapping', at, 'target'], `A file of addresses has no ${target}: only keys and addresses.`)
  })
  value.match.forEach((match, at) => {
    if (value.match.indexOf(match) !== at) wrong(['match', at], `${match} is given twice.`)
    if (!matches.includes(match)) wrong(['match', at], `Rows of ${resource} are matched by: ${matches.join(', ')}.`)
    else if (!value.mapping.some((one) => one.target === matchTargets[match]))
      wrong(['match', at], `No column is mapped to ${matchTargets[match]}, so rows cannot be matched by it.`)
  })
  if ((value.mode !== 'create' || value.kind === 'addresses') && value.match.length === 0)
    wrong(['match'], `Say by what the rows find their ${resource}: ${matches.join(', ')}.`)
  if (value.kind === 'addresses' && !value.mapping.some(({ target }) => addressTarget(target)))
    wrong(['mapping'], 'No column is mapped to an address.')
  if (targets.has('account.verified_at') && !value.accounts)
    wrong(['accounts'], 'A column says when accounts were verified, but no accounts are opened.')
  return [...problems, ...passwordProblems(targets, value.accounts), ...foreignProblems(value)]
}

/** Options that are about customers say nothing of other records. */
function foreignProblems({ resource, kind, phones, accounts, follow }: ImportSettings): SettingsProblem[] {
  if (resource === 'customers') return []
  const given = { kind: kind !== 'customers', phones: phones !== 'merge', accounts, follow }
  return Object.entries(given).flatMap(([name, says]) =>
    says ? [{ path: [name], message: `This is about customers: leave it out for ${resource}.` }] : [],
  )
}

/** Passwords belong to accounts, and neither salt nor algorithm says anything without a hash. */
function passwordProblems(targets: ReadonlySet<string>, accounts: boolean): SettingsProblem[] {
  if (![...targets].some((target) => target.startsWith('account.password_'))) return []
  if (!targets.has('account.password_hash'))
    return [{ path: ['mapping'], message: 'A column has salts or algorithms of passwords, but none has their hashes.' }]
  return accounts ? [] : [{ path: ['accounts'], message: 'A column has passwords, but no accounts are opened.' }]
}
