import { problem } from '../../contract/platform/problems.ts'
import type { Constraints } from '../platform/http/failures.ts'
import { OperatorError } from '../platform/operator-error.ts'
import { Refusal } from '../platform/refusal.ts'

/** One sentence for the person at the terminal, without a stack. */
export function explainFailure(error: unknown, constraints: Constraints = {}): string {
  if (error instanceof OperatorError || error instanceof Refusal) return error.message
  const { code = '', constraint = '', message, errors } = error as Partial<PostgresError> & { errors?: Error[] }
  const known = constraints[constraint]
  if (known) return 'problem' in known ? problem(known.problem).message : known.message
  const said = message || errors?.map((each) => each.message).join(', ') || String(error)
  const explain = sentences[code]
  if (explain) return explain(said)
  return `Something went wrong: ${said.replace(/\.$/, '')}. Start with LOG_LEVEL=debug to see where.`
}

type PostgresError = { code: string; constraint: string; message: string }

/** Failures that come from the surroundings, by the code Node or PostgreSQL gives them. */
const sentences: Record<string, (said: string) => string> = {
  ECONNREFUSED: (said) => `The database does not answer (${said}): check DATABASE_URL and that the server runs.`,
  ENOTFOUND: (said) => `The database's host is not known (${said}): check DATABASE_URL.`,
  ETIMEDOUT: (said) => `The database does not answer in time (${said}): check DATABASE_URL and the network.`,
  '28P01': () => 'The database refuses the user name or password in DATABASE_URL.',
  '28000': (said) => `The database refuses the connection (${said}): check DATABASE_URL.`,
  '3D000': (said) => `The database in DATABASE_URL is not there (${said}): create it first.`,
  '42501': (said) => `The database's user lacks a right (${said}): the user in DATABASE_URL should own its database.`,
  '53300': () => 'The database has no free connection: close other programs, or set DATABASE_POOL lower.',
  '53100': () => 'The disk of the database is full: what was under way is taken back. Make room, and try again.',
  ENOSPC: () => 'The disk is full: what was begun there is removed. Make room, and try again.',
  EACCES: (said) => `A file or folder may not be used (${said}): check DATA_DIR and who owns it.`,
  EROFS: (said) => `A folder cannot be written (${said}): set DATA_DIR to one that can.`,
  ENOENT: (said) => `A file or folder is not there (${said}).`,
}
