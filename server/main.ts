import { runCommandLine } from './commands/command-line.ts'

const status = await runCommandLine(process.argv.slice(2))
process.exitCode = status
// What a failed or interrupted command left under way must not keep the process.
if (status !== 0) process.exit(status)
