import { mostProblems, problem, type KnownProblem } from './problems.ts'

/**
 * The texts and keys in a value that cannot be kept as they are, by path ("phones.0.number"): with half of a surrogate pair,
 * which has no place in UTF-8 (RFC 8259 §8.2), or with U+0000, which PostgreSQL does not take. The first hundred.
 */
export function brokenTexts(value: unknown): Record<string, KnownProblem> {
  const found: Record<string, KnownProblem> = {}
  look(value, [], found)
  return found
}

function look(value: unknown, path: readonly string[], found: Record<string, KnownProblem>): void {
  if (typeof value === 'string') note(value, path, found)
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value)) {
    if (Object.keys(found).length >= mostProblems) return
    const below = [...path, key]
    note(key, below, found)
    look(inner, below, found)
  }
}

function note(text: string, path: readonly string[], found: Record<string, KnownProblem>): void {
  const code = !text.isWellFormed() ? 'half_character' : text.includes('\0') ? 'control_characters' : null
  if (code) found[path.join('.').toWellFormed()] ??= problem(code)
}
