import { importOutcomes, type ImportRecord } from '../../contract/imports/imports.ts'
import { permissions } from '../../contract/permissions.ts'
import { importResources, type ImportResource } from '../../contract/record-jobs.ts'
import { system } from '../platform/actor.ts'
import type { Command, CommandArguments } from '../platform/command.ts'
import type { Program } from '../platform/slice.ts'
import { OperatorError } from '../platform/operator-error.ts'
import { writeWhole } from '../platform/files/write-whole.ts'
import { failureOf } from '../platform/jobs/failure.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Tx } from '../platform/database/tx.ts'
import { insertImport } from './actions/start.ts'
import { readingOf, settingOptions, settingsOf } from './command-settings.ts'
import { problemsOf } from './queries/imports.ts'
import { errorLines } from './run/error-file.ts'
import { finish } from './run/finish.ts'
import { runImport } from './run/run.ts'
import { localSource } from './source/source.ts'

const unread = {
  customers: [
    'A phone, e-mail or country that cannot be read is',
    'kept as typed and remarked on; only a row that cannot be understood or that contradicts others is refused.',
  ].join('\n'),
  others: [
    'A cell that cannot be read is',
    'left out and remarked on; only a row that cannot be understood or that contradicts others is refused.',
  ].join('\n'),
}

/** A command for each record that can be imported: `import customers`. */
export const importCommands: readonly Command[] = importResources.map((resource) => ({
  name: `import ${resource}`,
  summary: `Import ${resource} from a CSV or XLSX file`,
  positionals: [{ name: 'FILE', description: 'a table with the names of its columns in the first row' }],
  options: {
    ...settingOptions(resource),
    errors: {
      type: 'string',
      value: 'FILE',
      description: 'where to write all remarks as CSV: row, column, value, outcome, code, message',
    },
  },
  usage: [
    `Progress goes to standard error, the counts to standard output. ${unread[resource === 'customers' ? 'customers' : 'others']}`,
    'The exit status is 0 when every row was created, updated, unchanged or skipped, and 1 when rows were refused or the',
    'file could not be read. One that was interrupted can be repeated: a second run of the same file changes nothing, but for',
    'the rows of a file in which one id stands for several people (docs/imports.md).',
  ].join('\n'),
  run: (program, args) => bring(program, args, resource),
}))

async function bring(program: Program, args: CommandArguments, resource: ImportResource): Promise<void> {
  const actor = system(permissions)
  const source = await localSource(args.positionals[0] ?? '')
  const { settings, reading } = await settingsOf(resource, program, args, source, readingOf(args))
  const dry_run = args.values['dry-run'] === true
  const profile = args.values['profile'] === undefined ? null : String(args.values['profile'])
  const id = await insertImport(
    { db: program.db.write, actor },
    { file_id: null, file_name: source.name, dry_run, profile, settings, ...reading },
  )
  const progress = progressLine()
  const runner = { program, actor, source, progress: progress.tell, checkpoint: () => undefined }
  const result = await runImport(runner, id).catch(async (error: unknown) => {
    await finish({ program, actor }, id, 'failed', error instanceof Refusal ? failureOf(error) : undefined).catch(
      () => undefined,
    )
    throw error
  })
  progress.end()
  const errors = args.values['errors']
  if (errors) await writeWhole(String(errors), errorLines(program.db.write, id))
  else await tellProblems({ db: program.db.write, actor }, result)
  console.log(summary(result))
  const { refused } = result.counts
  if (refused > 0)
    throw new OperatorError(
      `${refused} ${refused === 1 ? 'row was' : 'rows were'} refused${errors ? `: see ${String(errors)}` : ''}.`,
    )
}

const mostTold = 20

async function tellProblems(reading: Pick<Tx, 'db' | 'actor'>, of: ImportRecord): Promise<void> {
  const problems = await problemsOf(reading, of, mostTold + 1)
  for (const { row, column, value, message } of problems.slice(0, mostTold)) {
    console.error(`Row ${row}${column ? `, ${column}` : ''}: ${message}${value ? ` (${value})` : ''}`)
  }
  if (problems.length > mostTold) console.error('There are more remarks: --errors FILE writes all of them.')
}

/** One line that is written over where a person looks at it, and a line now and then elsewhere. */
function progressLine(): { tell(done: number, total: number): void; end(): void } {
  const { stderr } = process
  let last = 0
  return {
    tell(done, total) {
      if (!stderr.isTTY && done < total && Date.now() - last < 5_000) return
      last = Date.now()
      stderr.write(`${stderr.isTTY ? '\r' : ''}${done} of ${total} rows${stderr.isTTY ? '' : '\n'}`)
    },
    end: () => void (stderr.isTTY && stderr.write('\n')),
  }
}

function summary({ dry_run, counts }: ImportRecord): string {
  const parts = importOutcomes.map((outcome) => `${counts[outcome]} ${outcome}`)
  return `${dry_run ? 'Checked' : 'Imported'} ${counts.read} rows: ${parts.join(', ')}. ${counts.warnings} remarks.`
}
