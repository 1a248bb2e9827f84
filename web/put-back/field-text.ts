import type { TFunction } from 'i18next'
import type { JournalLine } from '../../contract/journal.ts'
import type { PutBackRefused } from '../../contract/put-back.ts'
import { reasonText } from '../platform/problem.ts'
import type { ChangeWords } from '../records/history/change-words.ts'
import type { Words } from '../records/words.ts'

const records = ['address', 'note', 'account', 'mail'] as const

/** What a path of the put-back names, in words: `first_name`, `address.ID.city`, `note.ID`, `customer`. */
export function fieldText({ t }: Pick<Words, 't'>, changes: ChangeWords, path: string): string {
  const [first = '', , ...name] = path.split('.')
  if (path === 'customer') return t('putBack.customer')
  const record = records.find((one) => one === first)
  if (!record) return changes.field('customer', path)
  const label = t(`putBack.${record}`)
  return name.length > 0 ? `${label}: ${changes.field(record, name.join('.'))}` : label
}

/** Why a value stays as it is. */
export const whyText = (t: TFunction, { code, reason, ...told }: Omit<PutBackRefused, 'now'>): string =>
  reasonText(t, { ...told, code: reason ?? code })

/** A value under such a path, in words. */
export function valueOf(changes: ChangeWords, path: string, value: unknown): string {
  const [first = '', , ...name] = path.split('.')
  return first === 'address' && name.length > 0
    ? changes.value('address', name.join('.'), value)
    : changes.value('customer', path, value)
}

/** The path of one changed field of a line; undefined where the line is one thing: an address that came, a note. */
export function pathOf(line: JournalLine, name: string): string | undefined {
  if (!line.kind.endsWith('.changed')) return undefined
  if (line.subject_type === 'customer' || name.startsWith('default_')) return name
  return `${line.subject_type}.${line.subject_id}.${name}`
}

const canComeBack = /^(customer\.changed|address\.|note\.|account\.password_imported)/

export const mayComeBack = (line: JournalLine): boolean => canComeBack.test(line.kind)
