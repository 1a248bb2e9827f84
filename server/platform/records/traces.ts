import { sql } from 'kysely'
import { foldText, foldWords } from '../../../contract/platform/fold.ts'
import { kindOf } from '../../../contract/platform/kinds/kinds.ts'
import type { Tx } from '../database/tx.ts'
import { childrenOf } from './children.ts'
import type { AnyRecord } from './record.ts'

type Values = Record<string, unknown>

/**
 * What tells who somebody is and may have been typed somewhere, such as in a view that looks for them: the values of their
 * own fields and of the records on their page, and what they are called. Values of many people, such as first names, are
 * not among them.
 */
export async function tracesOf(
  tx: Tx,
  record: AnyRecord,
  rows: readonly (Values & { id: string })[],
): Promise<string[]> {
  const ids = rows.map(({ id }) => id)
  const own = rows.flatMap((row) => [...tracesIn(record, row), ...wholeName(record, row)])
  const theirs: string[] = []
  for (const { record: child, owner } of childrenOf(record)) {
    const found = await sql<Values>`
      select * from ${sql.table(child.table)} where ${sql.ref(owner.column)} = any(${ids}::uuid[])`.execute(tx.db)
    theirs.push(...found.rows.flatMap((row) => tracesIn(child, row)))
  }
  return [...new Set([...own, ...theirs].map((one) => one.trim().toLowerCase()))].filter((one) => one !== '')
}

/** One word alone is that of many. */
const wholeName = ({ called }: AnyRecord, row: Values): string[] => {
  const name = called(row)
  return foldWords(name).length > 1 ? [name] : []
}

function tracesIn({ fields }: AnyRecord, row: Values): string[] {
  const telling = fields.filter((field) => (field.personal || field.identifying) && !field.common)
  return telling.flatMap((field) => {
    const value = row[field.name]
    return value === null || value === undefined ? [] : (kindOf(field).traces?.(value) ?? [])
  })
}

/** Looks for people by what was traced of them, however somebody may have spelled it. */
export interface Traced {
  /** Whether a text is one of the traces: what a condition asks for. */
  is(text: string): boolean
  /** Whether it names one of them anywhere, as a whole and not as a part of a longer word or number. */
  mentions(text: string): boolean
  /** Whether it is an id in another system, without the name of that. */
  isBareId(text: string): boolean
  /** The words of names that are all among these. */
  nameWords(words: ReadonlySet<string>): ReadonlySet<string>
}

/** Fewer digits than these are anybody's. */
const leastDigits = 7
const leastBareId = 4

export function openTraces(traces: readonly string[]): Traced {
  const phrases = new Set(traces.map(foldText).filter((one) => one !== ''))
  const phones = [...phrases].filter((one) => phoneLike.test(one)).flatMap((one) => digitsIn(one))
  const names = [...phrases]
    .map(foldWords)
    .filter((words) => words.length > 1 && words.every((one) => !/\p{N}|@/u.test(one)))
  const ids = new Set([...phrases].flatMap((one) => /^[^:]+:(.+)$/.exec(one)?.[1] ?? []))
  const isPhone = (digits: string): boolean => phones.some((one) => one.endsWith(digits) || digits.endsWith(one))
  const hasName = (words: ReadonlySet<string>): boolean => names.some((name) => name.every((one) => words.has(one)))
  return {
    is(text) {
      const folded = foldText(text)
      if (phrases.has(folded) || hasName(new Set(foldWords(text)))) return true
      return phoneLike.test(folded) && digitsIn(folded).some(isPhone)
    },
    mentions(text) {
      const folded = foldText(text)
      if (folded === '') return false
      if (hasName(new Set(foldWords(text))) || holdsPhrase(folded, phrases)) return true
      return [...folded.matchAll(numbers)].some(([run]) => digitsIn(run).some(isPhone))
    },
    isBareId: (text) => text.trim().length >= leastBareId && ids.has(foldText(text)),
    nameWords: (words) => new Set(names.filter((name) => name.every((one) => words.has(one))).flat()),
  }
}

const phoneLike = /^[+(]*\d[\d\s()./-]*$/
const numbers = /[+(]*\d[\d\s()./-]*\d/g

/** The digits of a number as it is dialled anywhere: without zeros before it, nor a zero in brackets. */
function digitsIn(number: string): string[] {
  const digits = number.replace('(0)', '').replace(/\D/g, '').replace(/^0+/, '')
  return digits.length >= leastDigits ? [digits] : []
}

function holdsPhrase(folded: string, phrases: ReadonlySet<string>): boolean {
  for (const phrase of phrases)
    for (let at = folded.indexOf(phrase); at !== -1; at = folded.indexOf(phrase, at + 1))
      if (!isWord(folded[at - 1]) && !isWord(folded[at + phrase.length])) return true
  return false
}

const isWord = (sign: string | undefined): boolean => sign !== undefined && /[\p{L}\p{N}]/u.test(sign)
