import { errorBody, errorStatus, type ErrorCode } from '../../contract/platform/errors.ts'
import type { Operation } from './document.ts'
import type { Received, Sent } from './send.ts'
import { secret } from './world.ts'

/** Stacks, paths of the program, and what PostgreSQL says of itself. */
const inside =
  /\bat \S+ \(|node:internal|node_modules|\.ts:\d|\/(?:tmp|home|root|usr)\/|syntax error at|violates|relation "|column \S+ (?:of|does)|\b(?:select|insert into|update|delete from) .+ (?:from|values|set|where) |Kysely|ECONNRE|RangeError|TypeError|Maximum call stack/i

const isForm = ({ headers }: Sent): boolean => (headers['content-type'] ?? '').startsWith('multipart/')

/** As JSON writes it: a half of a pair without the other, or U+0000. */
const broken = /\\ud83d(?!\\u)|\\udc00|\\u0000/i

/** What is wrong with an answer; null where nothing is. */
export function faultOf({ statuses }: Operation, sent: Sent, answer: Received, limited: boolean): string | null {
  const { status, text } = answer
  if (status >= 500) return `${status}`
  if (limited && secret.test(text)) return 'tells of a record that may not be seen'
  if (status < 300 && status !== 207 && !isForm(sent) && broken.test(sent.body?.toString() ?? ''))
    return 'takes half a character'
  if (status < 400) return statuses.includes(status) || status === 304 ? null : `${status} is not declared`
  const error = errorOf(answer)
  if (!error) return `${status} without the body of an error`
  if (errorStatus[error.code as ErrorCode] !== status) return `${error.code} with ${status}`
  if (inside.test(error.message)) return 'tells of the inside'
  return text.length > 200_000 ? 'an error of more than 200,000 characters' : null
}

function errorOf({ type, text }: Received) {
  if (!type.includes('json')) return null
  const { data } = errorBody.strict().safeParse(JSON.parse(text))
  return data?.error ?? null
}
