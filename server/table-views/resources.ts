import type { ViewResource } from '../../contract/table-views/table-views.ts'
import { can } from '../platform/actor.ts'
import { composedRecords } from '../platform/composition.ts'
import type { Reading } from '../platform/database/tx.ts'
import type { AnyRecord } from '../platform/records/record.ts'

/** The record whose list has these views. */
export const recordOf = (resource: ViewResource): AnyRecord =>
  composedRecords().find((one) => one.resource === resource && one.list)!

/** Whether this person sees all that the list has of a record. */
export const seesAll = (reading: Reading, resource: ViewResource): boolean =>
  can(reading.actor, recordOf(resource).personal)
