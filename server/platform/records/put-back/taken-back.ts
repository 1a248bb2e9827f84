import type { Actor } from '../../actor.ts'
import { recordCalled, verbsOf } from '../../composition.ts'
import { tellsOfMaking, tellsOfUnmaking } from './net.ts'

/** Whether a line of this kind may be taken back at all. */
export function canBeTakenBack(kind: string): boolean {
  const [type = '', verb = ''] = kind.split('.')
  const [record, verbs] = [recordCalled(type), verbsOf(type)]
  if (verbs?.own?.kinds.includes(kind)) return true
  if (!record || !verbs) return false
  if (tellsOfMaking(kind)) return verbs.remove !== undefined || verbs.uncreateMany !== undefined
  if (tellsOfUnmaking(kind)) return verbs.bringBack !== undefined
  if (verb === 'changed') return verbs.change !== undefined
  return record.states.some(({ on, off }) => on.told === verb || off.told === verb)
}

/** Whether somebody may take back what a line of this kind tells of. */
export const mayTakeBack = (actor: Actor, kind: string): boolean =>
  verbsOf(kind.split('.')[0] ?? '')?.may(actor) ?? false
