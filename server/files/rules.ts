import { filePurposes, type FilePurpose } from '../../contract/files/files.ts'
import type { Permission } from '../../contract/permissions.ts'
import { can, demand, type Actor } from '../platform/actor.ts'
import type { FileRow } from '../platform/files/storage.ts'

/** What is said of a purpose: all its files take `permission`; one's own may take another one. */
interface Rule {
  permission: Permission
  own?: readonly Permission[]
}

const ruleOf = (purpose: FilePurpose): Rule => filePurposes[purpose]

/** Whether somebody may read a file. */
export function mayRead(file: FileRow, actor: Actor): boolean {
  if (!isPurpose(file.purpose)) return false
  const { permission, own = [] } = ruleOf(file.purpose)
  const isOwn = file.created_by_kind === actor.kind && file.created_by_id !== null && file.created_by_id === actor.id
  return can(actor, permission) || (isOwn && own.some((one) => can(actor, one)))
}

/** Refuses with `forbidden` whoever may not bring files for a purpose. */
export function demandUpload(purpose: FilePurpose, actor: Actor): void {
  const { permission, own = [] } = ruleOf(purpose)
  if (!own.some((one) => can(actor, one))) demand(actor, permission)
}

const isPurpose = (purpose: string): purpose is FilePurpose => Object.hasOwn(filePurposes, purpose)
