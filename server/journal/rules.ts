import {
  journalAccess,
  journalKinds,
  type JournalKind,
  type JournalRecord,
} from '../../contract/platform/journal/kinds.ts'
import { can, type Actor } from '../platform/actor.ts'

/** The kinds of lines whose records the reader may read. */
export function readableKinds(actor: Actor): JournalKind[] {
  return journalKinds.filter((kind) => {
    const access = journalAccess[kind.split('.')[0] as JournalRecord]
    return access === 'signed_in' || (access !== 'public' && can(actor, access))
  })
}
