import type { Figures, Result } from './duel.ts'
import type { LineResult } from './named-list.ts'

/** A goal of the design with what was measured. */
export interface Goal {
  name: string
  wanted: string
  measured: string
  met: boolean
}

const number = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toFixed(1))
const shown = ({ per_second, p50, p95, cpu }: Figures): string[] => [
  number(per_second),
  number(p50),
  number(p95),
  cpu?.toFixed(2) ?? '',
]
const ratio = (value: number | null): string => value?.toFixed(2) ?? ''

/** The duel as lines of text. */
export function duelTable(results: readonly Result[]): string {
  const head = ['', 'conn.', 'product/s', 'p50', 'p95', 'cpu ms', 'bare/s', 'p50', 'p95', 'cpu ms', 'ratio', 'of cpu']
  const rows = results.map(({ name, connections, product, bare, ...one }) => [
    name,
    String(connections),
    ...shown(product),
    ...(bare ? shown(bare) : ['', '', '', '']),
    ratio(one.ratio),
    ratio(one.cpu_ratio),
  ])
  return table([head, ...rows])
}

export const lineTable = (results: readonly LineResult[]): string =>
  table([
    ['1 connection, ms', 'p50', 'p95', 'worst', 'cpu', ''],
    ...results.map(({ name, p50, p95, worst, cpu }) => [
      name,
      number(p50),
      number(p95),
      number(worst),
      number(cpu),
      p95 > 100 ? 'over 100' : '',
    ]),
  ])

export const goalTable = (goals: readonly Goal[]): string =>
  table([
    ['goal', 'wanted', 'measured', ''],
    ...goals.map(({ name, wanted, measured, met }) => [name, wanted, measured, met ? 'met' : 'MISSED']),
  ])

/** Work on many customers at once, beside the least that the database alone needs for it. */
export interface Move {
  name: string
  rows: number
  seconds: number
  bare_seconds: number
  /** Most memory of the program meanwhile. */
  peak_mb: number
}

export const moveTable = (moves: readonly Move[]): string =>
  table([
    ['', 'rows', 'seconds', 'rows/s', 'bare/s', 'ratio', 'peak MB'],
    ...moves.map(({ name, rows, seconds, bare_seconds, peak_mb }) => [
      name,
      String(rows),
      number(seconds),
      number(rows / seconds),
      number(rows / bare_seconds),
      (bare_seconds / seconds).toFixed(2),
      peak_mb.toFixed(0),
    ]),
  ])

/** A walk through the list in a browser: frames and blanks in milliseconds, memory in MB. */
export interface Walk {
  name: string
  /** How long the key to that end of the list took. */
  reached_ms: number | null
  rows: number
  seconds: number
  presses: number
  frame_p95: number
  frame_worst: number
  blank_worst: number
  page_mb: number
  program_mb: number
}

export const scrollTable = (walks: readonly Walk[]): string =>
  table([
    ['', 'there ms', 'rows', 'rows/s', 'keys/s', 'frame p95', 'worst', 'blank', 'page MB', 'program MB'],
    ...walks.map((one) => [
      one.name,
      one.reached_ms === null ? '' : number(one.reached_ms),
      String(one.rows),
      number(one.rows / one.seconds),
      number(one.presses / one.seconds),
      number(one.frame_p95),
      number(one.frame_worst),
      number(one.blank_worst),
      number(one.page_mb),
      number(one.program_mb),
    ]),
  ])

/** Columns as wide as their widest cell; all but the first to the right. */
function table(rows: readonly string[][]): string {
  const widths = rows[0]!.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)))
  return rows
    .map((row) =>
      row
        .map((cell, at) => (at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

export interface Upkeep {
  start_seconds: number
  idle_mb: number | undefined
  load_mb: number | undefined
  postgres_idle_mb: number | undefined
  postgres_load_mb: number | undefined
}

/** The goals of the design beside what this run measured. */
export function goalsOf(results: readonly Result[], lines: readonly LineResult[], upkeep: Upkeep): Goal[] {
  const inAll = (group: Result['group']): Goal[] => {
    const measured = results.filter((one) => one.group === group && one.ratio !== null)
    if (measured.length === 0) return []
    const least = measured.reduce((a, b) => (a.ratio! < b.ratio! ? a : b))
    const missed = measured.filter((one) => one.ratio! < 0.5).length
    const text = `least ${least.ratio!.toFixed(2)} (${least.name}, ${least.connections}); ${missed} of ${measured.length} below`
    return [{ name: `${group}s in the bare limit's`, wanted: '>= 0.5', measured: text, met: missed === 0 }]
  }
  const worst = lines.reduce<LineResult | undefined>((a, b) => (a && a.p95 > b.p95 ? a : b), undefined)
  const over = lines.filter(({ p95 }) => p95 > 100).length
  const memory = (name: string, mb: number | undefined, most: number): Goal[] =>
    mb === undefined ? [] : [{ name, wanted: `<= ${most} MB`, measured: `${mb.toFixed(0)} MB`, met: mb <= most }]
  return [
    ...inAll('read'),
    ...inAll('write'),
    ...(worst
      ? [
          {
            name: 'named list, p95',
            wanted: '<= 100 ms',
            measured: `worst ${number(worst.p95)} (${worst.name}); ${over} of ${lines.length} over`,
            met: over === 0,
          },
        ]
      : []),
    {
      name: 'start on existing data to the first customer',
      wanted: '<= 2 s',
      measured: `${upkeep.start_seconds.toFixed(2)} s`,
      met: upkeep.start_seconds <= 2,
    },
    ...memory('memory of the program, idle', upkeep.idle_mb, 150),
    ...memory('memory of the program, under load', upkeep.load_mb, 300),
  ]
}
