import type { TFunction } from 'i18next'
import type { JournalLine } from '../../contract/platform/journal/journal.ts'
import type { PutBackRefused } from '../../contract/platform/put-back.ts'
import { kindsPutBack, records } from '../../contract/records.ts'
import { reasonText } from '../platform/problem.ts'
import type { ChangeWords } from '../records/history/change-words.ts'
import type { Words } from '../records/words.ts'

const types = new Set<string>(records.map(({ type }) => type))

/** What a sort of record is called; empty where there is no word for it. */
export const recordLabel = (t: TFunction, type: string): string =>
  t(`putBack.${type}` as 'putBack.customer', { defaultValue: '' })

/**
 * What a path of the put-back names, in words. `of` is the record whose page it is: `first_name`, or the whole of it
 * (`customer`); others on its page are named with their ids: `address.ID.city`, `note.ID`.
 */
export function fieldText({ t }: Pick<Words, 't'>, changes: ChangeWords, path: string, of: string): string {
  const [first = '', , ...name] = path.split('.')
  if (!types.has(first)) return changes.field(of, path)
  const label = recordLabel(t, first)
  return name.length > 0 ? `${label}: ${changes.field(first, name.join('.'))}` : label
}

/** Why a value stays as it is. */
export const whyText = (t: TFunction, { code, reason, ...told }: Omit<PutBackRefused, 'now'>): string =>
  reasonText(t, { ...told, code: reason ?? code })

/** A value under such a path, in words. */
export function valueOf(changes: ChangeWords, path: string, value: unknown, of: string): string {
  const [first = '', , ...name] = path.split('.')
  return types.has(first) && name.length > 0
    ? changes.value(first, name.join('.'), value)
    : changes.value(of, path, value)
}

/** The path of one changed field of a line; undefined where the line is one thing: an address that came, a note. */
export function pathOf(line: JournalLine, name: string, of: string): string | undefined {
  if (!line.kind.endsWith('.changed')) return undefined
  if (line.subject_type === of || name.startsWith('default_')) return name
  return `${line.subject_type}.${line.subject_id}.${name}`
}

/** Whether what a line tells of can be put back on the page of its record. */
export const mayComeBack = ({ kind }: JournalLine): boolean => kindsPutBack.has(kind)
