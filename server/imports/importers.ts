import type { ImportResource } from '../../contract/record-jobs.ts'
import { resourceCalled } from '../platform/composition.ts'
import { customerImporter } from './customers/importer.ts'
import { plainImporter } from './plain/importer.ts'
import type { ImportedRow } from './rules/rows.ts'
import type { Importer, PlannedRow } from './run/importer.ts'

type AnyImporter = Importer<ImportedRow, PlannedRow>

/** Records whose files have rules of their own. */
const own: Partial<Record<ImportResource, AnyImporter>> = { customers: customerImporter }

/** What rows of files become. */
export const importerOf = (resource: ImportResource): AnyImporter =>
  own[resource] ?? plainImporter(resourceCalled(resource))
