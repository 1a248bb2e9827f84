import { resourceCalled } from '../../platform/composition.ts'
import type { Actor } from '../../platform/actor.ts'
import type { ExportRequest } from '../tables.ts'
import { isPersonal } from './columns.ts'

/** What a file will hold, by which it is decided later who may still read it. */
export interface Held {
  /** Values about persons. */
  personal: boolean
  /** Records of these sites; null: of all. */
  site_ids: string[] | null
  /** Written by somebody who sees every row of the record. */
  sees_all: boolean
}

/** What a file holds that this person asks for. */
export function heldBy(actor: Actor, request: ExportRequest): Held {
  const record = resourceCalled(request.resource)
  return {
    personal: request.addresses !== 'none' || isPersonal(record, actor, request),
    site_ids: actor.site_ids === null ? null : [...actor.site_ids],
    sees_all: record.seesAll(actor),
  }
}
