import { sql } from 'kysely'
import { kindOf } from '../../../contract/platform/kinds/kinds.ts'
import type { Tx } from '../database/tx.ts'
import { childrenOf } from './children.ts'
import type { AnyRecord } from './record.ts'

type Values = Record<string, unknown>

/**
 * What tells who somebody is and may have been typed somewhere, such as in a view that looks for them: the values of their
 * own fields and of the records on their page. Values of many people, such as names, are not among them.
 */
export async function tracesOf(
  tx: Tx,
  record: AnyRecord,
  rows: readonly (Values & { id: string })[],
): Promise<string[]> {
  const ids = rows.map(({ id }) => id)
  const own = rows.flatMap((row) => tracesIn(record, row))
  const theirs: string[] = []
  for (const { record: child, owner } of childrenOf(record)) {
    const found = await sql<Values>`
      select * from ${sql.table(child.table)} where ${sql.ref(owner.column)} = any(${ids}::uuid[])`.execute(tx.db)
    theirs.push(...found.rows.flatMap((row) => tracesIn(child, row)))
  }
  return [...new Set([...own, ...theirs].map((one) => one.trim().toLowerCase()))].filter((one) => one !== '')
}

function tracesIn({ fields }: AnyRecord, row: Values): string[] {
  const telling = fields.filter((field) => (field.personal || field.identifying) && !field.common)
  return telling.flatMap((field) => {
    const value = row[field.name]
    return value === null || value === undefined ? [] : (kindOf(field).traces?.(value) ?? [])
  })
}

/** Whether a text names one of the traces, as a whole and not as a part of a longer word or number. */
export function isTraced(text: string, traces: readonly string[]): boolean {
  const folded = text.toLowerCase()
  return traces.some((trace) => {
    for (let at = folded.indexOf(trace); at !== -1; at = folded.indexOf(trace, at + 1))
      if (!isWord(folded[at - 1]) && !isWord(folded[at + trace.length])) return true
    return false
  })
}

const isWord = (sign: string | undefined): boolean => sign !== undefined && /[\p{L}\p{N}]/u.test(sign)
