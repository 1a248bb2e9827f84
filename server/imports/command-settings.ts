import {
  emptyRules,
  importEncodings,
  importKinds,
  importModes,
  importSettings,
  unnamedSource,
  matchesOf,
  type ImportEncoding,
  type ImportSettings,
} from '../../contract/imports/settings.ts'
import type { ImportResource } from '../../contract/record-jobs.ts'
import type { CommandArguments, CommandOption } from '../platform/command.ts'
import { OperatorError } from '../platform/operator-error.ts'
import type { Program } from '../platform/slice.ts'
import { lookAt, type Look } from './preview.ts'
import { withoutRefused } from './rules/demand-no-cards.ts'
import { withSource } from './rules/with-source.ts'
import { profileSettings } from './queries/profiles.ts'
import { importerOf } from './importers.ts'
import type { ImportSource } from './source/source.ts'
import type { Reading } from './source/table.ts'

/** How a file is read and what becomes of it, as options of the command line. */
export const settingOptions = (resource: ImportResource): Readonly<Record<string, CommandOption>> => ({
  profile: {
    type: 'string',
    value: 'NAME',
    description: `a saved mapping${resource === 'customers' ? ', such as northwind' : ''}; without it the columns are guessed from their names`,
  },
  'dry-run': { type: 'boolean', description: 'write nothing, only count and tell what would happen' },
  mode: {
    type: 'string',
    value: 'MODE',
    description: `${importModes.join(', ')}: what is done with ${resource} found and not found`,
  },
  match: {
    type: 'string',
    value: 'KEYS',
    description: `by what rows find their ${resource}: ${matchesOf(resource).join(', ')}; several with commas, in their order`,
  },
  source: {
    type: 'string',
    value: 'NAME',
    description:
      'the shop or program whose ids the file has, such as shop-berlin: an id means somebody only among those of its source. Guessed from the shop or the name of the file unless given',
  },
  ...(resource === 'customers' && ofCustomers),
  encoding: { type: 'string', value: 'NAME', description: `guessed unless given: ${importEncodings.join(', ')}` },
  delimiter: { type: 'string', value: 'SIGN', description: 'one character, or tab; guessed unless given' },
  empty: {
    type: 'string',
    value: 'RULE',
    description: `${emptyRules.join(' (unless given) or ')}: what an empty cell does to the value of ${resource} found`,
  },
  'erase-word': {
    type: 'string',
    value: 'WORD',
    description: 'what a cell says to empty the field, whatever the rule',
  },
  'time-zone': {
    type: 'string',
    value: 'ZONE',
    description: 'of moments that name none, such as Europe/Berlin; UTC unless given',
  },
  'day-first': { type: 'boolean', description: '03/04/2026 is in April; unless given, each column shows it' },
  'month-first': { type: 'boolean', description: '03/04/2026 is in March' },
  'header-row': {
    type: 'string',
    value: 'NUMBER',
    description: 'the row that names the columns, as a spreadsheet counts; found unless given',
  },
  sheet: { type: 'string', value: 'NAME', description: 'of a spreadsheet; the first with rows unless given' },
})

const ofCustomers: Readonly<Record<string, CommandOption>> = {
  phones: {
    type: 'string',
    value: 'HOW',
    description: 'merge (unless given) or replace the phones of customers found',
  },
  accounts: { type: 'boolean', description: 'open an unverified account for the e-mail of each new customer' },
  kind: {
    type: 'string',
    value: 'KIND',
    description: `${importKinds.join(' or ')}: what the rows are; addresses are those of customers that are known`,
  },
  follow: { type: 'boolean', description: 'rows without a key add their addresses to the customer of the row before' },
}

export function readingOf({ values }: CommandArguments): Partial<Reading> {
  const { encoding, delimiter, sheet, 'header-row': headerRow } = values
  if (encoding !== undefined && !importEncodings.some((one) => one === encoding))
    throw new OperatorError(`--encoding takes one of: ${importEncodings.join(', ')}.`)
  const sign = delimiter === 'tab' || delimiter === '\\t' ? '\t' : delimiter
  if (sign !== undefined && !/^[^\r\n"]$/u.test(String(sign)))
    throw new OperatorError('--delimiter takes one character, such as ";", or the word tab.')
  if (headerRow !== undefined && !/^[1-9]\d{0,2}$/.test(String(headerRow)))
    throw new OperatorError('--header-row takes the number of a row, such as 4.')
  return {
    ...(headerRow !== undefined && { header_row: Number(headerRow) }),
    ...(encoding !== undefined && { encoding: encoding as ImportEncoding }),
    ...(sign !== undefined && { delimiter: String(sign) }),
    ...(sheet !== undefined && { sheet: String(sheet) }),
  }
}

/** What becomes of the file, and how it was found to be read; says which columns come in and which do not. */
export async function settingsOf(
  resource: ImportResource,
  program: Program,
  { values }: CommandArguments,
  source: ImportSource,
  reading: Partial<Reading>,
): Promise<{ settings: ImportSettings; reading: Partial<Reading> }> {
  const profile =
    values.profile === undefined ? null : await profileSettings({ db: program.db.read }, String(values.profile))
  const looked = await lookAt(profile?.resource ?? resource, source, reading, true, profile)
  const { table } = looked
  const base = profile ?? foundOut(resource, looked)
  if (base.resource !== resource)
    throw new OperatorError(`--profile is of ${base.resource}: use "import ${base.resource}".`)
  const match =
    values.match === undefined
      ? base.match
      : String(values.match)
          .split(',')
          .map((key) => key.trim().replace('-', '_'))
          .filter(Boolean)
  if (values['day-first'] === true && values['month-first'] === true)
    throw new OperatorError('Give --day-first or --month-first, not both.')
  const accounts = values.accounts === true || base.accounts
  const sourced = values.source === undefined ? base : withSource(base, String(values.source))
  const chosen = importSettings.safeParse({
    ...sourced,
    match,
    accounts,
    mode: values.mode ?? base.mode,
    phones: values.phones ?? base.phones,
    kind: values.kind ?? base.kind,
    empty: values.empty ?? base.empty,
    follow: values.follow === true || base.follow,
    ...(values['erase-word'] !== undefined && { erase_word: values['erase-word'] }),
    ...((values['day-first'] ?? values['month-first']) === true && { day_first: values['day-first'] === true }),
    ...(values['time-zone'] !== undefined && { time_zone: values['time-zone'] }),
  })
  if (!chosen.success) {
    const [issue] = chosen.error.issues
    throw new OperatorError(
      `${issue?.path.length ? `--${issue.path[0]?.toString().replace('_', '-')}: ` : ''}${issue?.message}`,
    )
  }
  if (values.profile === undefined)
    for (const { column, target, label, source } of chosen.data.mapping)
      console.error(`${column} → ${target}${source ? ` of ${source}` : ''}${label ? ` (${label})` : ''}`)
  if (chosen.data.mapping.some(({ source }) => source === unnamedSource))
    console.error(
      'Whose ids are these? Name the shop or program with --source, so that ids of another one mean nobody here.',
    )
  const mapped = new Set(chosen.data.mapping.map(({ column }) => column.toLowerCase()))
  const left = table.columns.filter((column) => !mapped.has(column.toLowerCase()))
  if (left.length > 0) console.error(`Not imported: ${left.join(', ')}.`)
  if (table.header_row > 1) console.error(`The columns are named in row ${table.header_row}.`)
  const { encoding, delimiter, sheet, header_row } = table
  return {
    settings: chosen.data,
    reading: { ...(encoding && { encoding }), ...(delimiter && { delimiter }), ...(sheet && { sheet }), header_row },
  }
}

/** What a file is without a profile: the export of a shop program, or what its headings say. */
function foundOut(resource: ImportResource, { table, guessed, columns }: Look): ImportSettings {
  const refused = columns.flatMap((one) => (one.refused ? [one.name] : []))
  if (refused.length > 0) console.error(`Never imported: ${refused.join(', ')} (numbers of payment cards).`)
  const recognised = importerOf(resource).recognise?.(table.columns, true)
  if (!recognised) return guessed
  console.error(`This looks like an export of ${recognised.file.shop}.`)
  return withoutRefused(recognised.settings, columns)
}
