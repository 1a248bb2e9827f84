import type { JournalLine } from '../../contract/journal.ts'
import type { CustomerNote } from '../../contract/notes.ts'

/** Something that happened: an act with its lines, or a note. */
export type TimelineItem =
  { id: string; at: string; lines: JournalLine[] } | { id: string; at: string; note: CustomerNote }

interface Source<T> {
  items: readonly T[]
  /** There are older ones that are not here yet. */
  more: boolean
}

/**
 * Lines and notes in one order, newest first. What is older than the last one read of a source that goes on is left
 * out: something of that source may belong before it. `wants` names the sources to read on.
 */
export function mergeTimeline(
  lines: Source<JournalLine>,
  notes: Source<CustomerNote>,
): { items: TimelineItem[]; wants: { lines: boolean; notes: boolean } } {
  const last = (source: Source<{ at: string }>): string => (source.more ? (source.items.at(-1)?.at ?? '9999') : '')
  const horizon = [last(lines), last(notes)].reduce((a, b) => (a > b ? a : b))
  const written = new Set(notes.items.map((note) => note.id))
  const acts = actsOf(lines.items.filter((line) => line.kind !== 'note.created' || !written.has(line.subject_id)))
  const all: TimelineItem[] = [...acts, ...notes.items.map((note) => ({ id: note.id, at: note.at, note }))]
  const items = all.filter((item) => item.at >= horizon).sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
  return {
    items,
    wants: { lines: lines.more && last(lines) === horizon, notes: notes.more && last(notes) === horizon },
  }
}

/** Lines that one act wrote stand together. */
function actsOf(lines: readonly JournalLine[]): TimelineItem[] {
  const acts = new Map<string, { id: string; at: string; lines: JournalLine[] }>()
  for (const line of lines) {
    const act = acts.get(line.action_id)
    if (act) act.lines.unshift(line)
    else acts.set(line.action_id, { id: line.action_id, at: line.at, lines: [line] })
  }
  return [...acts.values()]
}
