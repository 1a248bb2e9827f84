import type { BulkChange } from '../../../contract/platform/bulk.ts'
import { kindOf } from '../../../contract/platform/kinds/kinds.ts'
import type { AnyRecord } from '../../platform/records/record.ts'
import type { Values } from '../../platform/records/write/settle.ts'
import { refuseProblem, type Refusal } from '../../platform/refusal.ts'

/** What a change means for one row: the values that all get, and of its own words more or fewer. */
export function patchFor({ fields }: AnyRecord, change: BulkChange, row: Values): Values | Refusal {
  const patch: Values = { ...change.set }
  for (const field of fields) {
    if (field.kind !== 'tags') continue
    const [add = [], remove = []] = [change[`add_${field.name}`], change[`remove_${field.name}`]] as (
      string[] | undefined
    )[]
    if (add.length + remove.length > 0) {
      const stay = (row[field.name] as string[]).filter((one) => !remove.includes(one))
      patch[field.name] = [...new Set([...stay, ...add])]
    }
    if (patch[field.name] && !kindOf(field).schema(field).safeParse(patch[field.name]).success)
      return refuseProblem('invalid', field.name, 'tags_full')
  }
  return patch
}
