import type { Change } from '../../../../contract/platform/journal/kinds.ts'
import { can, type Actor } from '../../actor.ts'
import type { AnyRecord } from '../record.ts'
import type { Values, Verbs } from '../verbs.ts'
import { namedBy, type NetChange } from './net.ts'
import { holdsErased, keptByProgram, refusalOf, unchangeable, type Plan, type RefusedCode } from './plan.ts'
import { wayOf } from './ways/way.ts'

/** A row as far as its own values can be put back. */
export interface Standing {
  record: AnyRecord
  verbs: Verbs
  values: Values
  /** What stands before the names of its fields: `address.ID.`. */
  prefix: string
  /** Whether a row on the page of this one is there, or comes back in the same act. */
  isThere(type: string, id: string): boolean
}

/** What of a row's own values can be put back. */
export function planFields(actor: Actor, standing: Standing, net: NetChange): Plan {
  const plan: Plan = { steps: [], refused: [] }
  for (const [path, change] of inOrder(standing.record, net.fields)) {
    const field = standing.prefix + path
    const { code, now, to } = decide(actor, standing, path, change)
    if (code === 'nothing') continue
    if (code === 'cannot') plan.refused.push(unchangeable(field, keptByProgram))
    else if (code) plan.refused.push({ field, code, message: refusalOf[code], ...(now !== undefined && { now }) })
    else {
      const { subject_type, place } = net
      plan.steps.push({ field, subject_type, subject_id: place.id, name: path, verb: 'change', now, to, place })
    }
  }
  return plan
}

interface Decision {
  code?: RefusedCode | 'nothing'
  now?: unknown
  to?: unknown
}

function decide(actor: Actor, { record, verbs, values, isThere }: Standing, path: string, change: Change): Decision {
  const { name, part } = namedBy(path)
  const field = record.fields.find((one) => one.name === name && (one.access ?? 'editable') === 'editable')
  const value = field ?? record.beside[name]
  if (!value || !verbs.change) return { code: 'cannot' }
  if (!verbs.may(actor) || (value.personal && !can(actor, record.personal))) return { code: 'not_allowed' }
  const verdict = wayOf(value).verdict(values[name], part, change)
  if (verdict.code === 'nothing') return verdict
  const now = verdict.now ?? null
  if (holdsErased(change[0])) return { code: 'gone', now }
  if (verdict.code) return verdict
  const { refers } = record.beside[name] ?? {}
  return refers && verdict.to !== null && !isThere(refers, String(verdict.to)) ? { code: 'gone', now } : verdict
}

/** In the order of forms; what stands beside the fields comes first. */
function inOrder({ fields }: AnyRecord, changes: Readonly<Record<string, Change>>): [string, Change][] {
  const place = (path: string): number => fields.findIndex((field) => field.name === namedBy(path).name)
  return Object.entries(changes).toSorted(([one], [other]) => place(one) - place(other))
}
