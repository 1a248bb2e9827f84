import type { Command } from '../platform/command.ts'
import { compose } from '../platform/composition.ts'
import { loadConfig } from '../platform/config.ts'
import { createLog } from '../platform/log.ts'
import { OperatorError } from '../platform/operator-error.ts'
import { useSecret } from '../platform/secret.ts'
import { slices } from '../slices.ts'
import { readArguments } from './arguments.ts'
import { backup } from './backup.ts'
import { dev } from './dev.ts'
import { explainFailure } from './explain-failure.ts'
import { commandHelp, overview } from './help.ts'
import { migrateCommand } from './migrate.ts'
import { openProgram } from './open-program.ts'
import { restore } from './restore.ts'
import { start } from './start.ts'
import { stopRequested } from './stop-requested.ts'
import { verify } from './verify.ts'
import type { Verb } from './verb.ts'

const verbs: readonly (Verb | Command)[] = [
  start,
  dev,
  migrateCommand,
  backup,
  restore,
  verify,
  ...slices.flatMap((slice) => slice.commands ?? []),
]

/** Runs what was typed; returns the exit status. A failure is one sentence on standard error. */
export async function runCommandLine(typed: string[]): Promise<number> {
  let withStack = false
  try {
    const verb = verbs.find(({ name }) => typed.slice(0, name.split(' ').length).join(' ') === name)
    const rest = typed.slice(verb?.name.split(' ').length)
    if (!verb) console.log(withoutVerb(typed))
    else if (rest.includes('--help') || rest.includes('-h')) console.log(commandHelp(verb))
    else {
      const args = readArguments(verb, rest)
      const config = loadConfig()
      compose(slices)
      useSecret(config.secretKey)
      withStack = config.logLevel === 'debug' || config.logLevel === 'trace'
      if ('start' in verb) await verb.start(config, args)
      else
        await openProgram(config, createLog(config), (program) =>
          Promise.race([verb.run(program, args), interruption()]),
        )
    }
    return 0
  } catch (error) {
    console.error(
      withStack ? error : explainFailure(error, Object.assign({}, ...slices.map((slice) => slice.constraints ?? {}))),
    )
    return 1
  }
}

function withoutVerb(typed: string[]) {
  if (['--help', '-h', 'help', undefined].includes(typed[0])) return overview(verbs)
  const family = verbs.filter(({ name }) => name.startsWith(`${typed[0]} `))
  if (family.length > 0 && (typed.length === 1 || typed.includes('--help'))) return overview(family)
  throw new OperatorError(`There is no command "${typed.join(' ')}": npx clientele --help lists them.`)
}

/** Ctrl-C ends a command as a failure does: what it had open is closed, the database is left as it was found. */
async function interruption(): Promise<never> {
  await stopRequested()
  throw new OperatorError('Interrupted.')
}
