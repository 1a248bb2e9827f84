import type { JobKind, Schedule } from './jobs.ts'

/** The kind of job that a schedule starts, and what it is given. */
export function kindOf(schedule: Schedule, kinds: ReadonlyMap<string, JobKind>): { kind: JobKind; params: unknown } {
  const kind = kinds.get('job' in schedule ? schedule.job : schedule.name)
  if (!kind) throw new Error(`The schedule ${schedule.name} starts a job of a kind that does not exist.`)
  return { kind, params: 'job' in schedule ? (schedule.params ?? {}) : {} }
}

/** A schedule that brings its own work is a kind of job as well. */
export function kindsOf(kinds: readonly JobKind[], schedules: readonly Schedule[]): Map<string, JobKind> {
  const own = schedules.flatMap((schedule): JobKind[] => {
    if (!('run' in schedule)) return []
    const { name, run, background } = schedule
    return [{ name, run, resumable: true, ...(background && { background }) }]
  })
  const all = new Map<string, JobKind>()
  for (const kind of [...kinds, ...own]) {
    if (all.has(kind.name)) throw new Error(`Two kinds of job are named ${kind.name}.`)
    if ((kind.maxAttempts ?? 1) > 1 && !kind.resumable)
      throw new Error(`${kind.name} cannot be tried again: it is not resumable.`)
    all.set(kind.name, kind)
  }
  return all
}
