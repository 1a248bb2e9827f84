import type { Command } from '../platform/command.ts'
import { readMigrations } from '../platform/database/migrate.ts'

export const migrateCommand: Command = {
  name: 'migrate',
  summary: 'Bring the database to this version, as every start does.',
  async run() {
    console.log(`The database is at ${readMigrations().at(-1)?.name}.`)
  },
}
