import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { uuidv7 } from 'uuidv7'
import {
  exportAddresses,
  exportFormats,
  exportInput,
  exportValues,
  hasAddresses,
  mostFurtherAddresses,
} from '../../contract/exports/exports.ts'
import { permissions } from '../../contract/permissions.ts'
import { exportResources, type ExportResource } from '../../contract/record-jobs.ts'
import { system } from '../platform/actor.ts'
import type { Command, CommandArguments, CommandOption } from '../platform/command.ts'
import type { Program } from '../platform/slice.ts'
import { OperatorError } from '../platform/operator-error.ts'
import { transact } from '../platform/database/tx.ts'
import { progressLine } from './progress-line.ts'
import { settledRequest } from './rules/demand.ts'
import { partName } from './rules/names.ts'
import { toldOf } from './rules/told.ts'
import { toldLine } from './run/finish.ts'
import { runExport } from './run/run.ts'
import type { ExportRequest } from './tables.ts'

const list = (names: readonly string[]): string => names.join(', ')

const besideIt = '; a second file with addresses stands beside it'
const addressesOption: CommandOption = {
  type: 'string',
  value: 'WHERE',
  description: `${list(exportAddresses)}: left out, in the row of their owner (unless given), or in rows of their own`,
}
const withAddresses = (resource: ExportResource): string[] => [
  `Without options the file holds all that "import ${resource}" reads back: nothing is lost on the way. Addresses that`,
  `have no columns (more than the defaults and ${mostFurtherAddresses} others) stand in a second file, FILE with "-addresses".`,
]

/** A command for each record that can be exported: `export customers`. */
export const exportCommands: readonly Command[] = exportResources.map((resource) => ({
  name: `export ${resource}`,
  summary: `Export ${resource} into a CSV or XLSX file`,
  positionals: [{ name: 'FILE', description: `what to write${hasAddresses(resource) ? besideIt : ''}` }],
  options: {
    format: {
      type: 'string',
      value: 'FORMAT',
      description: `${list(exportFormats)}; by the ending of FILE unless given`,
    },
    values: {
      type: 'string',
      value: 'HOW',
      description: `${list(exportValues)}: for people in a language, or for programs (unless given)`,
    },
    ...(hasAddresses(resource) && { addresses: addressesOption }),
    columns: { type: 'string', value: 'NAMES', description: 'fields with commas between them; all unless given' },
    q: { type: 'string', value: 'WORDS', description: `only ${resource} that a search for these words finds` },
    filter: { type: 'string', value: 'JSON', description: `only ${resource} that this filter shows` },
    sort: { type: 'string', value: 'FIELD', description: 'a field, with "-" in front for descending' },
    language: { type: 'string', value: 'CODE', description: 'en or de, for labels' },
    delimiter: { type: 'string', value: 'SIGN', description: '"," or ";" or tab' },
  },
  usage: [
    ...(hasAddresses(resource) ? withAddresses(resource) : []),
    'Progress goes to standard error, the counts to standard output. FILE appears when it is whole.',
  ].join('\n'),
  run: (program, args) => write(program, args, resource),
}))

async function write(program: Program, args: CommandArguments, resource: ExportResource): Promise<void> {
  const target = args.positionals[0] ?? ''
  const actor = system(permissions)
  const request = requestOf(args, target, resource)
  const begun: string[] = []
  try {
    const made = await runExport(
      {
        program,
        actor,
        progress: progressLine(),
        checkpoint: () => undefined,
        async keep({ part, bytes }) {
          const path = partName(target, part, 'en')
          begun.push(path)
          await pipeline(bytes, createWriteStream(`${path}.part`, { mode: 0o600 }))
        },
      },
      request,
    )
    await transact(program.db, actor, 'system', async (tx) =>
      toldLine(tx, { id: uuidv7(), name: target.split(/[/\\]/).at(-1) ?? target, told: toldOf(request) }, made),
    )
    for (const path of begun) await rename(`${path}.part`, path)
    const { rows, address_rows } = made
    console.log(`Exported ${rows} ${resource}${address_rows > 0 ? ` and ${address_rows} rows of addresses` : ''}.`)
    for (const path of begun) console.log(path)
  } finally {
    for (const path of begun) await rm(`${path}.part`, { force: true })
  }
}

function requestOf({ values }: CommandArguments, target: string, resource: ExportResource): ExportRequest {
  const { format, columns, filter, delimiter, ...rest } = values
  const addresses = values['addresses'] ?? (hasAddresses(resource) ? 'beside' : 'none')
  const input = exportInput.safeParse({
    ...rest,
    resource,
    values: values['values'] ?? 'codes',
    addresses,
    further_addresses: addresses === 'beside' ? mostFurtherAddresses : 0,
    format: format ?? (/\.xlsx$/i.test(target) ? 'xlsx' : 'csv'),
    ...(delimiter !== undefined && { delimiter: delimiter === 'tab' ? '\t' : delimiter }),
    ...(columns !== undefined && { columns: namesIn(String(columns)).map((name) => ({ name })) }),
    ...(filter !== undefined && { filter: jsonOf(String(filter)) }),
  })
  if (input.success) return settledRequest(system(permissions), input.data)
  const [issue] = input.error.issues
  throw new OperatorError(`${issue?.path.length ? `--${issue.path[0]?.toString()}: ` : ''}${issue?.message}`)
}

const namesIn = (columns: string): string[] =>
  columns
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean)

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new OperatorError(
      '--filter is not JSON. It should look like {"field": "billing_city", "op": "eq", "value": "Berlin"}.',
    )
  }
}
