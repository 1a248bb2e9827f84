import { targetsOf } from '../../../contract/imports/targets.ts'
import type { ImportResource } from '../../../contract/record-jobs.ts'
import { idColumn } from '../../../contract/platform/record.ts'
import { sourceIn } from './guess.ts'

/**
 * Whether a header is that of one of our own exports: nothing but names that the program gives, and by one of them each
 * row is found. What stands in such a file is meant as it is, however odd it looks.
 */
export function isOurFile(resource: ImportResource, columns: readonly string[]): boolean {
  const targets = targetsOf(resource)
  const own = new Set(targets.flatMap((target) => [target, target.replace('.', '_')]))
  const isKey = (name: string): boolean => name === 'number' || name === idColumn.name
  return columns.some(isKey) && columns.every((name) => own.has(name) || sourceIn(name) || name.startsWith('phone_'))
}
