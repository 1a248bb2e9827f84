import type { Command, CommandArguments } from '../platform/command.ts'
import type { Config } from '../platform/config.ts'

/** A command that opens the program itself, in its own way, instead of being handed one. */
export type Verb = Omit<Command, 'run'> & { start(config: Config, args: CommandArguments): Promise<void> }
