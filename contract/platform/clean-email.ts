import { emailProblem } from './emails.ts'

/**
 * An address without what copying and programs put around it: invisible signs, `mailto:`, `Anna <a@b.example>`, brackets, a final dot. What
 * is no address without them either stays as it was typed, but for blanks and invisible signs.
 */
export function cleanEmail(text: string): string {
  const seen = text.replace(/[\p{Cf}\p{Zs}]/gu, (sign) => (/\p{Zs}/u.test(sign) ? ' ' : '')).trim()
  if (emailProblem(seen) === null) return seen
  const bare = undressed(seen)
  return emailProblem(bare) === null ? bare : seen
}

function undressed(text: string): string {
  const [, name = '', within] = /^([^<>]*)<\s*([^<>]+?)\s*>[\s.,;]*$/.exec(text) ?? []
  // Two addresses are never one of them.
  const inside = within !== undefined && (!name.includes('@') || name.includes(within)) ? within : text
  return inside
    .replace(/^mailto:\s*/i, '')
    .replace(/\?(?:subject|body|cc|bcc)=.*$/is, '')
    .replace(/^[<("'[\s]+|[>)"'\]\s.,;:]+$/g, '')
}
