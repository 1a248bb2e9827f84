import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { secretSource } from './secret-source.ts'
import { writeBackup } from '../platform/backup/write.ts'
import type { Command } from '../platform/command.ts'

const packageFile = join(import.meta.dirname, '../../package.json')

const unsealed =
  'People were erased here, and the key to their fingerprints is in no backup without BACKUP_KEY: ' +
  'a restore from this one alone forgets who was erased. Set BACKUP_KEY, and keep it apart from the backups.'

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
    const source = { connection: db.connection, filesDir, product: version, secret: secretSource(config) }
    const { tables, files, secret } = await writeBackup(target, source)
    console.log(`Wrote ${tables} tables and ${files} files to ${target}.`)
    if (secret && secret.keyed > 0 && !secret.sealed && config.secretKey === undefined) console.error(unsealed)
  },
}
