import type { PasswordAlgorithm } from '../../../contract/accounts/password-algorithms.ts'
import {
  looksLikeHash,
  namedAlgorithm,
  readLegacy,
  recognised,
  type LegacyPassword,
} from '../../accounts/rules/recognise.ts'
import type { ImportColumn } from '../../../contract/imports/settings.ts'
import type { ReadRow } from './read-row.ts'
import type { Remark } from './rows.ts'

/** What the columns of a row say about its password, before it is known whether that makes a hash. */
export interface PasswordCells {
  column: string | null
  hash: string | null
  salt: string | null
  named: PasswordAlgorithm | null
  misnamed: boolean
}

export const passwordTargets = ['account.password_hash', 'account.password_algorithm', 'account.password_salt'] as const

/** Readers of the columns that make a password. What a cell says is told in no remark and kept in no note. */
export const passwordReaders: Record<
  (typeof passwordTargets)[number],
  (cell: string, row: ReadRow, column: ImportColumn) => void
> = {
  'account.password_hash': (cell, row, { column, algorithm }) => {
    cellsOf(row).hash = cell
    cellsOf(row).column = column
    if (algorithm) cellsOf(row).named = algorithm
  },
  'account.password_algorithm': (cell, row) => {
    const named = namedAlgorithm(cell)
    if (named) cellsOf(row).named ??= named
    else cellsOf(row).misnamed = true
  },
  'account.password_salt': (cell, row) => void (cellsOf(row).salt = cell),
}

const cellsOf = (row: ReadRow): PasswordCells =>
  (row.password_cells ??= { column: null, hash: null, salt: null, named: null, misnamed: false })

const sentences = {
  password_unknown: 'This is no password hash that is understood here: the account has none.',
  password_salt: 'The salt of this password hash is missing: the account has none.',
  password_costs: 'This password hash would take too long to check: the account has none.',
}

/** Puts the cells together. */
export function takePassword(row: ReadRow): void {
  const { hash, named, salt, misnamed, column } = row.password_cells ?? {}
  delete row.password_cells
  if (!hash) return
  const read =
    misnamed && !named ? { unread: 'password_unknown' as const } : readLegacy(hash, named ?? null, salt ?? null)
  if ('unread' in read) row.remarks.push(remark(read.unread, column ?? null))
  else row.password = read
}

const remark = (code: keyof typeof sentences, column: string | null): Remark => ({
  column,
  value: null,
  code,
  message: sentences[code],
})

/** A password as a check and a preview may show it: what it was made with. */
export const maskedPassword = ({ algorithm }: Pick<LegacyPassword, 'algorithm'>): string => `${algorithm} ••••••`

/** A cell as a preview may show it: one that is, or may be, part of somebody's password is hidden. */
export function maskedCell(cell: string, target: string | undefined): string {
  const secret = target === 'account.password_hash' || target === 'account.password_salt'
  if (!secret && !looksLikeHash(cell)) return cell
  const algorithm = target === 'account.password_salt' ? null : recognised(cell, null)
  return algorithm ? maskedPassword({ algorithm }) : '••••••'
}
