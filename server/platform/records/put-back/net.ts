import type { Change } from '../../../../contract/platform/journal/kinds.ts'
import type { JournalLine } from '../../../../contract/platform/journal/journal.ts'
import { recordCalled } from '../../composition.ts'
import type { AnyRecord } from '../record.ts'
import type { Place } from '../verbs.ts'

/** What some lines did to one row altogether. */
export interface NetChange {
  subject_type: string
  place: Place
  /** Field → [before the first line, after the last]. */
  fields: Record<string, Change>
  /** Whether the row was there before the first line, and after the last. */
  before: boolean
  after: boolean
  lines: readonly JournalLine[]
}

const made = /\.(created|added)$/
const unmade = /\.(deleted|erased|undone)$/

/** Whether a line of this kind tells that a row came, or that it went. */
export const tellsOfMaking = (kind: string): boolean => made.test(kind)
export const tellsOfUnmaking = (kind: string): boolean => unmade.test(kind)

/** The field that a path of a change names, and which part of it: `phones`, `019a…`. */
export function namedBy(path: string): { name: string; part: string } {
  const [name = '', ...part] = path.split('.')
  return { name, part: part.join('.') }
}

/** Whether a change in the line of another row belongs to the owner, such as which address is a default. */
export function isOfOwner(owner: AnyRecord, subjectType: string, path: string): boolean {
  const { name } = namedBy(path)
  if (subjectType === owner.type || !(name in owner.beside)) return false
  const subject = recordCalled(subjectType)
  return !subject || !(name in subject.beside || subject.fields.some((field) => field.name === name))
}

/**
 * What lines did to a row and to those on its page, by row, in the order in which they were first touched. Lines come
 * oldest first.
 */
export function netChanges(main: AnyRecord, place: Place, lines: readonly JournalLine[]): NetChange[] {
  const found = new Map<string, NetChange>()
  const of = (type: string, { id, customer_id }: Place): NetChange => {
    const key = `${type}:${id}`
    const known = found.get(key) ?? {
      subject_type: type,
      place: { id, customer_id },
      fields: {},
      before: true,
      after: true,
      lines: [],
    }
    found.set(key, known)
    return known
  }
  for (const line of lines) {
    const subject = of(line.subject_type, { id: line.subject_id, customer_id: line.customer_id })
    if (tellsOfMaking(line.kind) && subject.lines.length === 0) subject.before = false
    if (tellsOfMaking(line.kind)) subject.after = true
    if (tellsOfUnmaking(line.kind)) subject.after = false
    subject.lines = [...subject.lines, line]
    for (const [name, change] of Object.entries(line.changes)) {
      if (isOfOwner(main, line.subject_type, name)) join(of(main.type, place).fields, name, change)
      else if (line.kind.endsWith('.changed')) join(subject.fields, name, change)
    }
  }
  return [...found.values()]
}

function join(fields: Record<string, Change>, name: string, [from, to]: Change): void {
  fields[name] = [fields[name] ? fields[name][0] : from, to]
}
