import { composedConstraints } from '../composition.ts'
import { asRefusal } from '../http/failures.ts'
import { Refusal, refuseProblem } from '../refusal.ts'
import { attempt, type Tx } from './tx.ts'

/** Whether a failure is about what was to be written: a rule, a constraint, or a value that the database cannot hold. Else null. */
export function refusalOf(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error
  const { code } = error as { code?: string }
  if (!code || !/^(22|23)/.test(code)) return null
  const refusal = asRefusal(error, composedConstraints())
  return refusal.code === 'internal'
    ? refuseProblem('invalid', '', 'not_storable', { why: (error as Error).message })
    : refusal
}

/**
 * Does something with many records at once, and where one of them is refused, with ever fewer: what is refused is
 * undone alone, and the rest is done. `act` answers for each record in their order; `refused` for one that cannot be.
 */
export async function doOrHalve<T, R>(
  tx: Tx,
  list: readonly T[],
  act: (list: readonly T[]) => Promise<R[]>,
  refused: (one: T, why: Refusal) => R,
): Promise<R[]> {
  if (list.length === 0) return []
  try {
    return await attempt(tx, () => act(list))
  } catch (error) {
    const why = refusalOf(error)
    if (!why) throw error
    if (list.length === 1) return [refused(list[0]!, why)]
    const half = Math.ceil(list.length / 2)
    const first = await doOrHalve(tx, list.slice(0, half), act, refused)
    return [...first, ...(await doOrHalve(tx, list.slice(half), act, refused))]
  }
}
