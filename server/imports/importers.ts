import { customerImporter } from './customers/importer.ts'
import type { ImportedRow } from './rules/rows.ts'
import type { Importer, PlannedRow } from './run/importer.ts'

/** What rows of files can become. */
export const importerOf = (): Importer<ImportedRow, PlannedRow> => customerImporter
