import type { previewImport } from '../../contract/imports/imports.ts'
import type { ResponseOf } from '../../contract/platform/endpoint.ts'

/** What a look at a file has found. */
export type Preview = ResponseOf<typeof previewImport>
