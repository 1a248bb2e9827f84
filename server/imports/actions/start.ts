import { uuidv7 } from 'uuidv7'
import type { ImportRecord, startImport as contract } from '../../../contract/imports/imports.ts'
import type { BodyOf } from '../../../contract/platform/endpoint.ts'
import type { ImportSettings } from '../../../contract/imports/settings.ts'
import { demandKept } from '../../accounts/rules/kept.ts'
import { mayRead } from '../../files/rules.ts'
import { enqueue } from '../../platform/jobs/jobs.ts'
import { Refusal, refuseField } from '../../platform/refusal.ts'
import { findFile } from '../../platform/files/storage.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { importJobOf } from '../jobs.ts'
import { readImport } from '../queries/imports.ts'
import { profileSettings } from '../queries/profiles.ts'
import { importerOf } from '../importers.ts'
import type { Reading as Table } from '../source/table.ts'
import '../tables.ts'

/** Begun imports keep their file at least so long, so that one that failed can go on. */
const fileKept = 7 * 86_400_000

/** Puts the import of an uploaded file into the queue. */
export async function startImport(tx: Tx, body: BodyOf<typeof contract>): Promise<ImportRecord> {
  const { file_id, dry_run, profile, encoding, delimiter, sheet, header_row } = body
  const settings = body.settings ?? (await profileSettings(tx, profile ?? ''))
  importerOf(settings.resource).demandRights(tx.actor, settings)
  if (settings.mapping.some(({ target }) => target.startsWith('account.password_'))) await demandKept(tx)
  const file = await sourceFile(tx, file_id)
  await keep(tx, file_id)
  const id = await insertImport(tx, {
    file_id,
    file_name: file.name,
    dry_run,
    profile: profile ?? null,
    settings,
    encoding,
    delimiter,
    sheet,
    header_row,
  })
  const job_id = await enqueue(tx, importJobOf(settings.resource, dry_run), { import_id: id }, { title: file.name })
  await tx.db.updateTable('imports').set({ job_id }).where('id', '=', id).execute()
  return readImport(tx, id)
}

/** Holds the row of the file until the import refers to it: another import that ends just now deletes what it has read. */
async function keep(tx: Tx, id: string): Promise<void> {
  const kept = await tx.db
    .updateTable('files')
    .set({ expires_at: new Date(Date.now() + fileKept) })
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  if (!kept) throw gone()
}

const gone = (): Refusal =>
  refuseField('not_found', 'file_id', 'There is no such file, or it has expired. Upload it again.')

async function sourceFile(tx: Tx, id: string): Promise<{ name: string }> {
  const file = await findFile(tx, id).catch((error: unknown) => {
    throw error instanceof Refusal ? gone() : error
  })
  if (file.purpose !== 'import_source' || !mayRead(file, tx.actor)) throw gone()
  return file
}

interface NewImport extends Partial<{ [K in keyof Table]: Table[K] | undefined }> {
  file_id: string | null
  file_name: string
  dry_run: boolean
  profile: string | null
  settings: ImportSettings
}

/** Writes an import down that somebody is about to run. Answers its id, which is also that of the act in the journal. */
export async function insertImport({ db, actor }: Pick<Tx, 'db' | 'actor'>, given: NewImport): Promise<string> {
  const id = uuidv7()
  const { settings, encoding = null, delimiter = null, sheet = null, header_row = null, ...rest } = given
  const by = { created_by_kind: actor.kind, created_by_id: actor.id, created_by_name: actor.name }
  await db
    .insertInto('imports')
    .values({ id, ...rest, encoding, delimiter, sheet, header_row, settings: JSON.stringify(settings), ...by })
    .execute()
  return id
}
