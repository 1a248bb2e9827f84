import { customerBulk } from './customers/bulk.ts'
import { taskBulk, tasksForCustomers } from './tasks/bulk.ts'

/** The records that many can be changed of at once. */
export const bulks = [customerBulk, taskBulk] as const

/** The records of which each of many owners can be given one at once. */
export const bulkCreates = [tasksForCustomers] as const
