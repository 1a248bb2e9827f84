import { z } from 'zod'
import { addressFieldList } from './addresses.ts'
import { customerFieldList } from './customers.ts'
import { passwordAlgorithms } from './password-algorithms.ts'

const ofCustomer = customerFieldList
  .filter((field) => field.access !== 'system' && field.kind !== 'reference')
  .map((field) => field.name)
const ofAddress = addressFieldList.filter((field) => field.name !== 'as_typed').map((field) => `address.${field.name}`)

/**
 * What a column of a file may become: a field of the customer or of its one address per row, a whole name, the code of
 * a site, the manager (e-mail, id or name of a member of staff), a note, the moment at which the account was verified, or
 * its password as another program hashed it. Derived from the records of the contract.
 */
export const importTargets: readonly string[] = [
  ...ofCustomer,
  'full_name',
  'site',
  'manager',
  ...ofAddress,
  'note',
  'account.verified_at',
  'account.password_hash',
  'account.password_algorithm',
  'account.password_salt',
]

/** Targets that several columns may have. */
const manifold = new Set(['phones', 'external_ids', 'tags', 'note'])

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

/**
 * One column: its heading (case and blanks around it do not matter) and what it becomes. `label` is for phones, such as
 * `Fax`; `source` names the system that an external id belongs to, and without it cells read `system:id`;
 * `algorithm` is that of password hashes, and without it they are recognised.
 */
export const importColumn = z
  .strictObject({
    column: z.string().trim().min(1).max(200),
    target: z.enum(importTargets as [string, ...string[]]),
    label: z.string().trim().max(64).optional(),
    source: z
      .string()
      .trim()
      .min(1)
      .max(64)
      .regex(/^[^:,]*$/, 'source')
      .optional(),
    algorithm: z.enum(passwordAlgorithms).optional(),
  })
  .meta({ id: 'ImportColumn' })
export type ImportColumn = z.output<typeof importColumn>

export const importMatches = ['number', 'external_id', 'email'] as const
export type ImportMatch = (typeof importMatches)[number]

export const importModes = ['both', 'create', 'update'] as const
export type ImportMode = (typeof importModes)[number]

const matchTargets = { number: 'number', external_id: 'external_ids', email: 'email' } as const satisfies Record<
  ImportMatch,
  string
>

/** What a key of matching needs a column for. */
export const targetOfMatch = (match: ImportMatch): (typeof matchTargets)[ImportMatch] => matchTargets[match]

/**
 * How the rows of a file become customers. `match`: keys by which a row finds its customer, tried in this order; none:
 * every row is a new customer. `mode`: what is done with the rows found and not found. `phones`: numbers are added to
 * those known, or take their place. `accounts`: an e-mail opens an account. `day_first`: `03/04/2026` is in April.
 */
export const importSettings = z
  .strictObject({
    mapping: z.array(importColumn).min(1).max(500),
    match: z.array(z.enum(importMatches)).max(3).default([]),
    mode: z.enum(importModes).default('both'),
    phones: z.enum(['merge', 'replace']).default('merge'),
    accounts: z.boolean().default(false),
    day_first: z.boolean().default(false),
  })
  .check(({ value, issues }) => {
    const wrong = (path: (string | number)[], message: string): void => {
      issues.push({ code: 'custom', input: value, path, message })
    }
    const columns = new Set<string>()
    const targets = new Set<string>()
    value.mapping.forEach(({ column, target, label, source, algorithm }, at) => {
      const key = column.toLowerCase()
      if (columns.has(key)) wrong(['mapping', at, 'column'], `The column "${column}" is mapped twice.`)
      columns.add(key)
      const only = target === 'external_ids' ? `external_ids:${source ?? ''}` : manifold.has(target) ? '' : target
      if (only && targets.has(only)) wrong(['mapping', at, 'target'], `Only one column can become ${target}.`)
      targets.add(only)
      if (label && target !== 'phones') wrong(['mapping', at, 'label'], 'Only phones have a label.')
      if (source && target !== 'external_ids') wrong(['mapping', at, 'source'], 'Only external ids have a source.')
      if (algorithm && target !== 'account.password_hash')
        wrong(['mapping', at, 'algorithm'], 'Only password hashes have an algorithm.')
    })
    value.match.forEach((match, at) => {
      if (value.match.indexOf(match) !== at) wrong(['match', at], `${match} is given twice.`)
      if (!value.mapping.some((one) => one.target === matchTargets[match]))
        wrong(['match', at], `No column is mapped to ${matchTargets[match]}, so rows cannot be matched by it.`)
    })
    if (value.mode !== 'create' && value.match.length === 0)
      wrong(['match'], 'Say by what the rows find their customers: number, external_id or email.')
    if (targets.has('account.verified_at') && !value.accounts)
      wrong(['accounts'], 'A column says when accounts were verified, but no accounts are opened.')
    for (const problem of passwordProblems(targets, value.accounts)) wrong(problem.path, problem.message)
  })
  .meta({ id: 'ImportSettings' })
export type ImportSettings = z.output<typeof importSettings>
export type ImportSettingsInput = z.input<typeof importSettings>

/** Passwords belong to accounts, and neither salt nor algorithm says anything without a hash. */
function passwordProblems(
  targets: ReadonlySet<string>,
  accounts: boolean,
): { path: (string | number)[]; message: string }[] {
  const given = importTargets.filter((target) => target.startsWith('account.password_') && targets.has(target))
  if (given.length === 0) return []
  if (!targets.has('account.password_hash'))
    return [{ path: ['mapping'], message: 'A column has salts or algorithms of passwords, but none has their hashes.' }]
  return accounts ? [] : [{ path: ['accounts'], message: 'A column has passwords, but no accounts are opened.' }]
}
