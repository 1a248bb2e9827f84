import type { JournalLine } from '../../../contract/platform/journal/journal.ts'

interface Dated {
  id: string
  at: string
}

/** What is known of a source by now. */
export interface Known<T extends Dated = Dated> {
  name: string
  items: readonly T[]
  /** There are older ones that are not here yet. */
  more: boolean
}

/**
 * Items of any number of sources in one order, newest first. What is older than the last one read of a source that goes on
 * is left out: something of that source may belong before it. `wants` names the sources to read on. A source of which
 * nothing is known yet, or that failed, is not among them, and holds up none. What two sources hold while one of them is
 * read again stands once.
 */
export function mergeTimeline<T extends Dated>(
  sources: readonly Known<T>[],
): { items: (T & { source: string })[]; wants: Set<string> } {
  const last = ({ items, more }: Known<T>): string => (more ? (items.at(-1)?.at ?? '9999') : '')
  const horizon = sources.map(last).reduce((a, b) => (a > b ? a : b), '')
  const all = sources.flatMap(({ name, items }) => items.map((item) => ({ ...item, source: name })))
  const order = (a: Dated, b: Dated): number => (a.at === b.at ? 0 : a.at < b.at ? 1 : -1)
  const ids = new Set<string>()
  return {
    items: all
      .filter((item) => item.at >= horizon)
      .sort(order)
      .filter(({ id }) => !ids.has(id) && ids.add(id)),
    wants: new Set(sources.flatMap((one) => (one.more && last(one) === horizon ? one.name : []))),
  }
}

/** Something that happened: the lines of one act, which stand together. */
export interface Act extends Dated {
  lines: JournalLine[]
}

/** Lines, newest first, by the act that wrote them. */
export function actsOf(lines: readonly JournalLine[]): Act[] {
  const acts = new Map<string, Act>()
  for (const line of lines) {
    const act = acts.get(line.action_id)
    if (act) act.lines.unshift(line)
    else acts.set(line.action_id, { id: line.action_id, at: line.at, lines: [line] })
  }
  return [...acts.values()]
}
