import { parseArgs } from 'node:util'
import type { Command, CommandArguments } from '../platform/command.ts'
import { OperatorError } from '../platform/operator-error.ts'

type Declared = Pick<Command, 'name' | 'options' | 'positionals'>

/** Reads what was typed after a command's name as its declaration says; an OperatorError names what is wrong. */
export function readArguments(command: Declared, typed: string[]): CommandArguments {
  const options = Object.fromEntries(
    Object.entries(command.options ?? {}).map(([name, { type, short }]) => [name, { type, ...(short && { short }) }]),
  )
  try {
    const { values, positionals } = parseArgs({ args: typed, options, allowPositionals: true })
    const wrong = whatIsWrong(command, values, positionals)
    if (wrong) throw new Error(wrong)
    return { values: { ...values }, positionals }
  } catch (error) {
    const message = (error as Error).message.replace(/\. To specify.*$/s, '').replace(/\.$/, '')
    throw new OperatorError(`${message}: npx clientele ${command.name} --help explains.`)
  }
}

function whatIsWrong({ options = {}, positionals: wanted = [] }: Declared, values: object, positionals: string[]) {
  const option = Object.keys(options).find((name) => options[name]?.required && !(name in values))
  if (option) return `--${option} is missing`
  const missing = wanted.find(({ required = true }, at) => required && positionals[at] === undefined)
  if (missing) return `${missing.name} is missing`
  if (positionals.length > wanted.length) return `"${positionals[wanted.length]}" is one word too many`
  return undefined
}
