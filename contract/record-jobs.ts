import { permissions, type Permission } from './permissions.ts'
import { records, type DeclaredRecord } from './records.ts'

/** How records end when many are ended at once: what stays behind without anything personal was erased. */
export type Ending<R extends { verbs: readonly string[] }> = 'erased' extends R['verbs'][number] ? 'erase' : 'remove'

/** The same as a value. */
export const endingOf = ({ verbs }: { verbs: readonly string[] }): 'erase' | 'remove' =>
  verbs.includes('erased') ? 'erase' : 'remove'

type Listed = Extract<DeclaredRecord, { listed: true }>
type Owned<R extends Listed> = R extends { owners: readonly unknown[] } ? R : never
type BulkKind<R extends Listed> = R extends R
  ? `${R['resource']}.bulk${'' | `_${Ending<R>}`}` | `${Owned<R>['resource']}.bulk_create`
  : never
type Permitted<R extends Listed, What extends string> = R extends R
  ? `${R['resource']}.${What}` extends Permission
    ? R['resource']
    : never
  : never

const listed = records.filter((one): one is Listed => 'listed' in one)

/** Kinds of jobs that change many records, that end many, and that create one for each of many owners. */
export const bulkKinds = listed.flatMap((one) =>
  ['bulk', `bulk_${endingOf(one)}`, ...('owners' in one ? ['bulk_create'] : [])].map(
    (what) => `${one.resource}.${what}`,
  ),
) as BulkKind<Listed>[]

const permitted = <What extends string>(what: What) =>
  listed
    .map(({ resource }) => resource)
    .filter((name) => (permissions as readonly string[]).includes(`${name}.${what}`)) as [
    Permitted<Listed, What>,
    ...Permitted<Listed, What>[],
  ]

/** Records with a list that may be taken away in files, by a permission of their own. */
export type ExportResource = Permitted<Listed, 'export'>
export const exportResources = permitted('export')

/** Records with a list that may be brought in by files, by a permission of their own. */
export type ImportResource = Permitted<Listed, 'import'>
export const importResources = permitted('import')

type RefoldKind = `${Listed['resource']}.refold`
type FileKind = `${ExportResource}.export` | `${ImportResource}.import${'' | '_check'}`

/** What it takes to take the records of a resource away in files, and whoever has one of these may take some. */
export const exportRight = (resource: ExportResource): Permission => `${resource}.export`
export const exportRights = exportResources.map(exportRight) as [Permission, ...Permission[]]

/** Whether an import reads files of these records back. */
export const isImported = (resource: string): boolean =>
  (permissions as readonly string[]).includes(`${resource}.import`)

/** Kinds of jobs that follow from the records that are declared. */
export const recordJobKinds: readonly (BulkKind<Listed> | RefoldKind | FileKind)[] = [
  ...bulkKinds,
  ...listed.map(({ resource }) => `${resource}.refold` as const),
  ...exportResources.map((resource) => `${resource}.export` as const),
  ...importResources.flatMap((resource) => [`${resource}.import`, `${resource}.import_check`] as const),
]
