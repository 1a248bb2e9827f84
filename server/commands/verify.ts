import { resolve } from 'node:path'
import { OperatorError } from '../platform/operator-error.ts'
import { withServer } from './open-program.ts'
import { stopRequested } from './stop-requested.ts'
import type { Verb } from './verb.ts'
import { verifyAll } from './verify-all.ts'
import { verifyBackup } from './verify-backup.ts'

export const verify: Verb = {
  name: 'verify',
  summary: 'Look whether everything that is kept agrees: journal, figures, files, references. Changes nothing.',
  positionals: [
    {
      name: 'FILE',
      description: 'a backup to look at instead: whether it is whole, and can be restored',
      required: false,
    },
  ],
  usage: [
    'Beside a running server or without one. Everything is looked at as it was at one moment, so that what is written',
    'meanwhile is no fault. The exit status is 0 when all agrees, and 1 when something does not: each finding says what',
    'to do about it. A backup is restored into a database of its own for that, in the folder of TMPDIR.',
  ].join('\n'),
  async start(given, { positionals }) {
    const [file] = positionals
    const work =
      file === undefined ? withServer(given, (server) => verifyAll(server)) : verifyBackup(resolve(file), given)
    await Promise.race([work, interrupted()])
  },
}

async function interrupted(): Promise<never> {
  await stopRequested()
  throw new OperatorError('Interrupted.')
}
