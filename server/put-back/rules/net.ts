import type { Change } from '../../../contract/journal-kinds.ts'
import type { JournalLine } from '../../../contract/journal.ts'

/** What some lines did to one record altogether. */
export interface NetChange {
  subject_type: string
  subject_id: string
  /** Field → [before the first line, after the last]. */
  fields: Record<string, Change>
  /** Whether the record was there before the first line, and after the last. */
  before: boolean
  after: boolean
  lines: readonly JournalLine[]
}

const defaults = new Set(['default_billing_address_id', 'default_shipping_address_id'])
const makes = /\.(created|added)$/
const unmakes = /\.(deleted|erased|undone)$/

/**
 * What lines about one customer did, by record, in the order in which records were first touched. Lines come oldest
 * first. Which address is a default belongs to the customer, whatever line tells of it.
 */
export function netChanges(customerId: string, lines: readonly JournalLine[]): NetChange[] {
  const found = new Map<string, NetChange>()
  const of = (type: string, id: string): NetChange => {
    const key = `${type}:${id}`
    const known = found.get(key) ?? {
      subject_type: type,
      subject_id: id,
      fields: {},
      before: true,
      after: true,
      lines: [],
    }
    found.set(key, known)
    return known
  }
  for (const line of lines) {
    const subject = of(line.subject_type, line.subject_id)
    if (makes.test(line.kind) && subject.lines.length === 0) subject.before = false
    if (makes.test(line.kind)) subject.after = true
    if (unmakes.test(line.kind)) subject.after = false
    subject.lines = [...subject.lines, line]
    for (const [name, change] of Object.entries(line.changes)) {
      if (defaults.has(name)) join(of('customer', customerId).fields, name, change)
      else if (line.kind.endsWith('.changed')) join(subject.fields, name, change)
    }
  }
  return [...found.values()]
}

function join(fields: Record<string, Change>, name: string, [from, to]: Change): void {
  fields[name] = [fields[name] ? fields[name][0] : from, to]
}
