export const emailProblemCodes = [
  'blank_inside',
  'at_missing',
  'at_twice',
  'local_missing',
  'local_characters',
  'local_too_long',
  'domain_missing',
  'domain_characters',
  'domain_dot_missing',
  'too_long',
] as const

export type EmailProblemCode = (typeof emailProblemCodes)[number]

export interface EmailProblem {
  code: EmailProblemCode
  /** What was probably meant: an address without a problem. */
  hint?: string
}

const MOST_CHARACTERS = 254
const MOST_OCTETS_LOCAL = 64
const DOT_ATOM = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u
const QUOTED = /^"([^"\\\p{Cc}]|\\[^\p{Cc}])+"$/u
const LABEL = /^[\p{L}\p{N}]([\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?$/u

/**
 * What is wrong with an e-mail address, or null. Asks for the syntax of RFC 5321 (with the letters of RFC 6531) and for a
 * domain with a dot: addresses inside a network and `[192.0.2.1]` are no customer's. Blanks around it are ignored.
 */
export function emailProblem(text: string): EmailProblem | null {
  const email = text.trim()
  const code = problemOf(email)
  if (code === null) return null
  const meant = probablyMeant(email)
  return meant !== email && problemOf(meant) === null ? { code, hint: meant } : { code }
}

function problemOf(email: string): EmailProblemCode | null {
  if ([...email].length > MOST_CHARACTERS) return 'too_long'
  const at = email.lastIndexOf('@')
  if (at < 0) return 'at_missing'
  return localProblem(email.slice(0, at)) ?? domainProblem(email.slice(at + 1))
}

function localProblem(local: string): EmailProblemCode | null {
  if (local === '') return 'local_missing'
  if (new TextEncoder().encode(local).length > MOST_OCTETS_LOCAL) return 'local_too_long'
  if (QUOTED.test(local) || DOT_ATOM.test(local)) return null
  if (/\s/.test(local)) return 'blank_inside'
  return local.includes('@') ? 'at_twice' : 'local_characters'
}

function domainProblem(domain: string): EmailProblemCode | null {
  if (domain === '') return 'domain_missing'
  if (/\s/.test(domain)) return 'blank_inside'
  const labels = domain.split('.')
  if (!labels.every((label) => LABEL.test(label)) || asciiDomain(domain) === null) return 'domain_characters'
  if (labels.length < 2) return 'domain_dot_missing'
  return /^(\p{L}[\p{L}\p{M}]+|xn--[a-z0-9-]+)$/iu.test(labels.at(-1) ?? '') ? null : 'domain_characters'
}

/** The domain as DNS knows it (punycode), or null where it does not fit into a name of 253 octets. */
function asciiDomain(domain: string): string | null {
  const ascii = /^[\x21-\x7e]+$/.test(domain) ? domain : hostOf(domain)
  return ascii !== null && ascii.length <= 253 && ascii.split('.').every((label) => label.length <= 63) ? ascii : null
}

function hostOf(domain: string): string | null {
  return URL.canParse(`http://${domain}/`) ? new URL(`http://${domain}/`).hostname : null
}

/** Undoes what typing and pasting add: `mailto:`, `Name <a@b.c>`, blanks, commas for dots, signs at the end. */
function probablyMeant(email: string): string {
  const inside = /<([^<>]+)>/.exec(email)?.[1] ?? email
  return inside
    .replace(/^mailto:/i, '')
    .replace(/\s+/g, '')
    .replace(/,/g, '.')
    .replace(/@+/g, '@')
    .replace(/\.{2,}/g, '.')
    .replace(/^[."'(<]+|[.;:"')>]+$/g, '')
    .replace(/\.@|@\./g, '@')
}

/**
 * The key by which two e-mail addresses are the same: trimmed, one Unicode form, lower case (whole; nobody relies on the case of the
 * local part), the domain as DNS compares it, by its A-labels (RFC 5890, 5891). `email_key` says the same in the database.
 */
export function foldEmail(text: string): string {
  const folded = text.trim().normalize('NFC').toLowerCase()
  const at = folded.lastIndexOf('@')
  // oxlint-disable-next-line no-control-regex -- all of ASCII
  if (at < 0 || /^[\u0000-\u007f]*$/.test(folded)) return folded
  const domain = folded.slice(at + 1)
  return `${folded.slice(0, at)}@${asciiDomain(domain) ?? domain}`
}
