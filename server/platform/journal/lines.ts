import { sql } from 'kysely'

/** The columns of a line as it is read, in the shape of the contract's `journalLine`. */
export const lineColumns = sql`id, action_id, request_id, at, jsonb_build_object('kind', actor_kind, 'id', actor_id, 'name', actor_name) as actor,
  source, kind, customer_id, unit_id, subject_type, subject_id, changes, data, position`
