import type { SecretSource } from '../platform/backup/secret.ts'
import type { Config } from '../platform/config.ts'
import { slices } from '../slices.ts'

/** What a backup and its restore must know of the installation's secret. */
export const secretSource = ({ secretKey, backupKey }: Config): SecretSource => ({
  secretKey,
  backupKey,
  keyedTables: slices.flatMap(({ keyedTables = [] }) => keyedTables),
})
