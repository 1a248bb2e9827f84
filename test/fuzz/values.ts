import { nobody } from '../contract-endpoints.ts'

const deep = (levels: number): unknown => {
  let value: unknown = 'x'
  for (let at = 0; at < levels; at++) value = at % 2 === 0 ? [value] : { all: value }
  return value
}
/** `{"a": {"a": …}}` as text: what is deeper than the stack could not be written by JSON.stringify. */
export const deepText = (levels: number): string => '{"a":'.repeat(levels) + '1' + '}'.repeat(levels)
export const wide = (keys: number): Record<string, number> =>
  Object.fromEntries(Array.from({ length: keys }, (_, at) => [`k${at}`, at]))

const halves = ['\ud83d', 'Ann\udc00', 'A\u0000B']
const texts = [
  '',
  ' ',
  '\u202e\u200b',
  '💥',
  '%',
  '_',
  '\\',
  '"',
  "O'Neil",
  '__proto__',
  'constructor',
  'toString',
  'null',
  'NaN',
  '-Infinity',
  '1e400',
  'x'.repeat(256),
  'x'.repeat(2_001),
  'ä'.repeat(20_001),
  '<p>'.repeat(3_000),
  '9'.repeat(400),
  '=1+1',
]
const days = ['0000-01-01', '0001-01-01', '10000-01-01', '9999-12-31', '2024-02-30', '2023-02-29', '-000001-01-01']
const moments = [
  '0001-01-01T00:00:00+23:59',
  '0000-12-31T23:59:59Z',
  '0001-01-01T00:00:00Z',
  '9999-12-31T23:59:59-23:59',
  '+010000-01-01T00:00:00Z',
  '2024-02-30T00:00:00Z',
  '2026-03-29T02:30:00Z',
  '2026-11-22T24:00:00Z',
  '1969-12-31T23:59:60Z',
]
const numbers = [0, -0, -1, 1, 1.5, 1e-7, 0.1 + 0.2, 2 ** 31, -(2 ** 31) - 1, 2 ** 53, -(2 ** 63), 1e21, 1e308, -1e308]
const shapes = [null, true, false, [], {}, [null], [[]], [{}], ['\ud83d'], [1], { '\ud83d': 1 }, { 'a\u0000': 1 }]
const names: unknown[] = [
  { ['__proto__']: { admin: true } },
  { constructor: { prototype: { admin: true } } },
  { toString: 1 },
]

/** Values that some place or other does not expect, each light. */
export const strange: readonly unknown[] = [
  ...halves,
  // What breaks most often comes up twice as often.
  ...halves,
  ...texts,
  ...days,
  ...moments,
  ...numbers,
  ...shapes,
  ...names,
  nobody,
  nobody.toUpperCase(),
  deep(40),
]

/** The same where it takes a megabyte. */
export const heavy: readonly (() => unknown)[] = [
  () => 'x'.repeat(1_000_000),
  () => '<b>x</b>'.repeat(100_000),
  () => deep(2_000),
  () => wide(100_000),
  () => wide(40_000),
  () => Array.from({ length: 45_000 }, (_, at) => at),
  () => Array.from({ length: 45_000 }, () => ({})),
  () => Array.from({ length: 40_000 }, () => nobody),
  () => Array.from({ length: 200 }, () => 'y'.repeat(5_000)),
]
