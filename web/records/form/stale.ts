import type { Field } from '../../../contract/platform/record.ts'
import { sameValue, type Values } from './values.ts'

export interface Clash {
  field: Field
  mine: unknown
  theirs: unknown
}

export interface Merge {
  /** Changed by both, differently: somebody has to choose. */
  clashes: Clash[]
  /** Changed by the others alone: taken over. */
  taken: Field[]
  /** My values with theirs taken over where I changed nothing. */
  values: Values
}

/** Puts together what I typed and what somebody else saved in between. */
export function mergeValues(fields: readonly Field[], base: Values, mine: Values, theirs: Values): Merge {
  const clashes: Clash[] = []
  const taken: Field[] = []
  const values: Values = { ...mine }
  for (const field of fields) {
    const { name } = field
    if (sameValue(theirs[name], base[name]) || sameValue(theirs[name], mine[name])) continue
    if (sameValue(mine[name], base[name])) {
      values[name] = theirs[name]
      taken.push(field)
    } else clashes.push({ field, mine: mine[name], theirs: theirs[name] })
  }
  return { clashes, taken, values }
}
