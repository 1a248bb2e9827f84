import type { Command } from '../platform/command.ts'
import { environment } from '../platform/config.ts'

type Declared = Omit<Command, 'run'>

/** The list of all commands, from their declarations. */
export function overview(commands: readonly Declared[]): string {
  const rows = commands.map((command): Row => [usageOf(command), command.summary])
  return ['npx clientele COMMAND', '', ...table(rows), '', 'Each command explains itself with --help.'].join('\n')
}

/** The help of one command, from its declaration. */
export function commandHelp(command: Declared): string {
  const options = Object.entries(command.options ?? {})
  const rows: Row[] = [
    ...(command.positionals ?? []).map(({ name, description }): Row => [name, description]),
    ...options.map(([name, option]): Row => {
      const short = option.short ? `-${option.short}, ` : ''
      return [`${short}--${name}${value(option)}`, option.description + (option.required ? ' (required)' : '')]
    }),
  ]
  const lines = [`npx clientele ${usageOf(command)}`, '', command.summary]
  if (rows.length > 0) lines.push('', ...table(rows))
  if (command.usage) lines.push('', command.usage)
  if (command.name === 'start') lines.push('', 'Environment:', ...table(Object.entries(environment)))
  return lines.join('\n')
}

type Row = [left: string, right: string]

function usageOf({ name, positionals = [], options = {} }: Declared) {
  const optional = (text: string, required: boolean | undefined) => (required ? text : `[${text}]`)
  return [
    name,
    ...positionals.map((each) => optional(each.name, each.required ?? true)),
    ...Object.entries(options).map(([each, option]) => optional(`--${each}${value(option)}`, option.required)),
  ].join(' ')
}

function value(option: { type: string; value?: string }) {
  return option.type === 'string' ? ` ${option.value ?? 'VALUE'}` : ''
}

function table(rows: Row[]) {
  const width = Math.min(Math.max(...rows.map(([left]) => left.length)), 44)
  return rows.map(([left, right]) =>
    left.length > width ? `  ${left}\n  ${''.padEnd(width)}  ${right}` : `  ${left.padEnd(width)}  ${right}`,
  )
}
