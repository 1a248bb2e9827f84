import type { Program } from './slice.ts'

export type CommandOption = {
  type: 'string' | 'boolean'
  description: string
  /** One letter that may be typed instead, with one dash. */
  short?: string
  /** What stands for the value in the help, such as FILE. */
  value?: string
  required?: boolean
}

/** What was typed after the command's name, checked against its declaration. An option not given is absent. */
export type CommandArguments = {
  values: Record<string, string | boolean | undefined>
  positionals: string[]
}

/**
 * A verb of the command line: `npx clientele NAME`. The help is made from this declaration. `run` gets a program whose
 * database is open and migrated; it writes results to standard output and fails by throwing a Refusal or an
 * OperatorError in one sentence.
 */
export type Command = {
  /** One or two words: `staff create`. */
  name: string
  summary: string
  /** More lines for its own help. */
  usage?: string
  options?: Record<string, CommandOption>
  positionals?: readonly { name: string; description: string; required?: boolean }[]
  run(program: Program, args: CommandArguments): Promise<void>
}
