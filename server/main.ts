import { setFlagsFromString } from 'node:v8'
import { runCommandLine } from './commands/command-line.ts'

// Collects the old generation before it is 1.4 times what it needs. Node lets it grow four times as large, and a long
// import would hold half a gigabyte of garbage.
setFlagsFromString('--heap-growing-percent=40')

const status = await runCommandLine(process.argv.slice(2))
process.exitCode = status
// What a failed or interrupted command left under way must not keep the process.
if (status !== 0) process.exit(status)
