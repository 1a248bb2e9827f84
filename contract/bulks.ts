import { customerBulk } from './customer-bulk.ts'
import { taskBulk } from './tasks/bulk.ts'

/** The records that many can be changed of at once. */
export const bulks = [customerBulk, taskBulk] as const
