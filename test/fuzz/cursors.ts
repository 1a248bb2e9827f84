import { oneOf, type Random } from './random.ts'

/** A cursor of the right shape with a wrong value: one that a list has given, with one of its parts replaced. */
export function mutatedCursor(real: string | undefined, value: unknown, random: Random): string {
  const parts = partsOf(real)
  const at = Math.floor(random() * (parts.length + 1))
  const text = typeof value === 'string' || random() < 0.3 ? value : String(JSON.stringify(value))
  const near = oneOf(
    ['294277-01-01 00:00:00+00', '5874898-01-01', '9'.repeat(400), 'NaN', '1e5', '-0', 'infinity'],
    random,
  )
  const changed = parts.with(Math.min(at, parts.length - 1), random() < 0.3 ? near : text)
  return Buffer.from(JSON.stringify(at === parts.length ? [...parts, text] : changed)).toString('base64url')
}

function partsOf(cursor: string | undefined): unknown[] {
  if (!cursor) return ['created_at', 'x']
  const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
  return Array.isArray(parsed) ? parsed : [parsed]
}
