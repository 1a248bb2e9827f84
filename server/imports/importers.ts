import type { ImportResource } from '../../contract/record-jobs.ts'
import { customerImporter } from './customers/importer.ts'
import type { ImportedRow } from './rules/rows.ts'
import type { Importer, PlannedRow } from './run/importer.ts'

const importers: Record<ImportResource, Importer<ImportedRow, PlannedRow>> = { customers: customerImporter }

/** What rows of files become. */
export const importerOf = (resource: ImportResource): Importer<ImportedRow, PlannedRow> => importers[resource]
