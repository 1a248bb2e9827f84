import { kindOf } from '../../../../contract/platform/kinds/kinds.ts'
import { problem } from '../../../../contract/platform/problems.ts'
import { can, type Actor } from '../../actor.ts'
import type { Tx } from '../../database/tx.ts'
import { searchText } from '../../lists/fold.ts'
import { Refusal, refuseProblem } from '../../refusal.ts'
import type { AnyRecord } from '../record.ts'

export type Values = Record<string, unknown>

/** A row that is to be made (`before` is null) or changed, with what is given of it. */
export interface Wanted {
  before: Values | null
  given: Values
}

/**
 * Settles what is to be written of rows: whether this actor may give what is given, and the columns that follow from it.
 * Answers the columns by place. Refuses with `forbidden` personal values of which the actor sees the mask alone, and with
 * `invalid` owners that they may not see.
 */
export async function settle(record: AnyRecord, tx: Tx, list: readonly Wanted[]): Promise<Values[]> {
  for (const { given } of list) demandPersonal(record, tx.actor, given)
  await demandOwners(record, tx, list)
  const settled = record.settle ? await record.settle(tx, list) : list.map(({ given }) => given)
  return settled.map((values, at) => ({ ...values, ...searchColumns(record, list[at]!.before, values) }))
}

/** Who sees personal values only masked may not write them either: a mask would overwrite a value. */
export function demandPersonal({ fields, personal }: AnyRecord, actor: Actor, given: Values): void {
  if (can(actor, personal)) return
  const hidden = fields.filter((field) => field.personal && given[field.name] !== undefined)
  if (hidden.length === 0) return
  const hides = problem('personal_hidden')
  throw new Refusal('forbidden', hides.message, {
    fields: Object.fromEntries(hidden.map(({ name }) => [name, hides])),
  })
}

async function demandOwners({ owners }: AnyRecord, tx: Tx, list: readonly Wanted[]): Promise<void> {
  for (const { record: owner, column } of owners) {
    const asked = list.flatMap(({ before, given }) => {
      const id = given[column]
      return typeof id === 'string' && id !== before?.[column] ? [id] : []
    })
    if (asked.length === 0) continue
    const seen = await owner.which(tx, asked)
    if (asked.some((id) => !seen.has(id.toLowerCase()))) throw refuseProblem('invalid', column, 'record_unknown')
  }
}

/** The folded texts by their columns, where something in them changes: they cost the most expensive index. */
export function searchColumns({ fields, list }: AnyRecord, before: Values | null, given: Values): Values {
  const search = list?.search
  const searchable = fields.filter((field) => field.searchable)
  if (!search || (before && !searchable.some(({ name }) => given[name] !== undefined))) return {}
  const after = { ...before, ...given }
  const textOf = (some: typeof searchable): string =>
    searchText(
      some.map((field) => {
        const value = after[field.name]
        return value === null || value === undefined ? null : kindOf(field).toText(value)
      }),
    )
  return {
    [search.open]: textOf(searchable),
    [search.everybody]: textOf(searchable.filter((field) => !field.personal)),
  }
}
