import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { writeBackup } from '../platform/backup/write.ts'
import type { Command } from '../platform/command.ts'

const packageFile = join(import.meta.dirname, '../../package.json')

export const backup: Command = {
  name: 'backup',
  summary: 'Write the whole database and all files into one file, while the program may go on working.',
  positionals: [
    { name: 'FILE', description: 'where to write it, such as clientele-2026-11-22.gz; an older one is replaced' },
  ],
  usage: 'The file holds everything, also personal data: keep it where only you can read it.',
  async run({ db, config }, { positionals }) {
    const target = resolve(positionals[0] ?? '')
    const { version } = JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string }
    const filesDir = join(config.dataDir, 'files')
    const { tables, files } = await writeBackup(target, { connection: db.connection, filesDir, product: version })
    console.log(`Wrote ${tables} tables and ${files} files to ${target}.`)
  },
}
