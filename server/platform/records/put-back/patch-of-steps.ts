import type { AnyRecord } from '../record.ts'
import type { Values } from '../verbs.ts'
import { wayCalled } from './kept.ts'
import { namedBy } from './net.ts'
import type { Step } from './plan.ts'

/** The patch of a row, as it stands, that takes steps about its own values. */
export function patchOf(record: AnyRecord, row: Values, steps: readonly Step[]): Values {
  const patch: Values = {}
  for (const [name, own] of Map.groupBy(steps, (step) => namedBy(step.name!).name)) {
    const way = wayCalled(record, name)!
    const changes = own.map(({ name: path, now, to }) => [namedBy(path!).part, [to, now] as const])
    const value = way.before(row[name], Object.fromEntries(changes))
    patch[name] = way.input ? way.input(value) : value
  }
  return patch
}
