import type { ExportPart } from '../../../contract/exports/exports.ts'
import { inSnapshot } from '../../platform/database/snapshot.ts'
import type { Program } from '../../platform/slice.ts'
import type { Actor } from '../../platform/actor.ts'
import { resourceCalled } from '../../platform/composition.ts'
import { demandColumns, demandExport } from '../rules/demand.ts'
import type { ExportRequest } from '../tables.ts'
import { filesOf, type MadeFile } from './files.ts'
import { newMembers } from './members.ts'
import { chosenRows, countChosen } from './rows.ts'
import { fileTables, type Made } from './tables.ts'
import { writingOf } from './writing.ts'

interface Runner {
  program: Pick<Program, 'db'>
  actor: Actor
  progress(done: number, total: number): void
  /** Throws where the work shall stop. */
  checkpoint(): void
  /** Takes a file away, to its end. */
  keep(file: MadeFile): Promise<void>
}

export type Exported = Made & { parts: ExportPart[]; members: Buffer }

/**
 * Writes what a request asks for, as this person may see it at one moment, in one pass for the records and one for
 * addresses of their own. Memory stays flat.
 */
export async function runExport(
  { program, actor, progress, checkpoint, keep }: Runner,
  request: ExportRequest,
): Promise<Exported> {
  const record = resourceCalled(request.resource)
  demandExport(actor, record)
  demandColumns(actor, record, request)
  const { db } = program
  const chosen = await chosenRows({ db: db.write, actor }, record, request)
  const writing = await writingOf(db.write, request)
  const made: Made = { rows: 0, address_rows: 0 }
  const members = newMembers()
  const parts: ExportPart[] = []
  await inSnapshot(db, async (handle) => {
    const count = await countChosen(handle, chosen)
    const total = request.addresses === 'rows' ? count * 2 : count
    let done = 0
    progress(0, total)
    const step = (rows: number): void => {
      checkpoint()
      progress((done += rows), Math.max(total, done))
    }
    const tables = fileTables({ handle, actor, request, chosen, writing, members, step }, made)
    for await (const file of filesOf(request, tables)) {
      await keep(file)
      parts.push(file.part)
    }
  })
  return { ...made, parts, members: members.bytes() }
}
