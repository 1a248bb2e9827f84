import { startJobs } from '../../server/platform/jobs/runner.ts'
import { counting, fragile } from './kinds.ts'
import { bareProgram, itself } from './program.ts'

/** A process that runs jobs until it is killed. */
const program = bareProgram(JSON.parse(process.argv[2] ?? '{}'))
await startJobs({ program, kinds: [counting, fragile], schedules: [], actorOf: itself })
process.stdout.write('running\n')
