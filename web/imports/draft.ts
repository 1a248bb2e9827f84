import {
  matchesOf,
  targetOfMatch,
  type EmptyRule,
  type ImportKind,
  type ImportColumn,
  type ImportMatch,
  type ImportSettings,
} from '../../contract/imports/settings.ts'
import { addressTarget, labelledTargets, manifoldTargets } from '../../contract/imports/targets.ts'
import type { PasswordAlgorithm } from '../../contract/accounts/password-algorithms.ts'

/** What one column becomes while it is being chosen; an empty target is not imported. */
export interface DraftColumn {
  column: string
  target: string
  label: string
  source: string
  algorithm: PasswordAlgorithm | ''
  tag: string
  /** The order of its dates, where a saved mapping says it. */
  day_first: boolean | undefined
  /** What codes in its cells mean, where a profile says it. */
  words: Record<string, string> | undefined
  empty: EmptyRule | ''
  optional: boolean
}

/** The settings of an import while they are being made. */
export interface Draft extends Omit<ImportSettings, 'mapping'> {
  columns: DraftColumn[]
}

/** The columns that may come in. */
export const namesOf = ({ columns }: { columns: readonly { name: string; refused: unknown }[] }): string[] =>
  columns.flatMap(({ name, refused }) => (refused ? [] : [name]))

/** The columns of a file with what the settings make of them. */
export function draftOf(settings: ImportSettings, columns: readonly string[]): Draft {
  const { mapping, ...rest } = settings
  const known = new Map(mapping.map((one) => [one.column.toLowerCase(), one]))
  return {
    ...rest,
    columns: columns.map((column) => {
      const found = known.get(column.toLowerCase())
      const {
        target = '',
        label = '',
        source = '',
        algorithm = '',
        tag = '',
        day_first,
        words,
        empty = '',
        optional = false,
      } = found ?? {}
      return { column, target, label, source, algorithm, tag, day_first, words, empty, optional }
    }),
  }
}

/** The same draft for rows of another kind; columns that rows of that kind do not have are left out. */
export function ofKind(draft: Draft, kind: ImportKind): Draft {
  const matches = matchesOf(draft.resource)
  const keys: readonly string[] = matches.map(targetOfMatch)
  const kept = (target: string): boolean => kind === 'customers' || keys.includes(target) || !!addressTarget(target)
  const columns = draft.columns.map((one) => (kept(one.target) ? one : { ...one, target: '' }))
  const plain = kind === 'addresses' ? { accounts: false, follow: false, mode: 'both' as const } : {}
  const possible = matches.filter((match) => columns.some((one) => one.target === targetOfMatch(match)))
  const match = draft.match.length > 0 ? draft.match : possible.slice(0, 1)
  return { ...draft, ...plain, kind, columns, match }
}

/** Keys that a mapped column makes possible. */
export const possibleMatches = ({ resource, columns }: Draft): ImportMatch[] =>
  matchesOf(resource).filter((match) => columns.some((one) => one.target === targetOfMatch(match)))

/** The settings that a draft stands for; what the mapping does not allow is left out. */
export function settingsOf(draft: Draft): ImportSettings {
  const { columns, ...rest } = draft
  const possible = possibleMatches(draft)
  const match = draft.match.filter((one) => possible.includes(one))
  const mapping = columns.filter((one) => one.target !== '').map(columnOf)
  return {
    ...rest,
    mapping,
    match,
    mode: draft.kind === 'customers' && match.length === 0 ? 'create' : draft.mode,
    accounts: draft.accounts || needsAccounts(draft),
  }
}

/** Columns about accounts open them. */
export const needsAccounts = ({ columns }: Draft): boolean => columns.some((one) => one.target.startsWith('account.'))

function columnOf({
  column,
  target,
  label,
  source,
  algorithm,
  tag,
  day_first,
  words,
  empty,
  optional,
}: DraftColumn): ImportColumn {
  return {
    column,
    target,
    ...(labelledTargets.has(target) && label.trim() && { label: label.trim() }),
    ...(target === 'account.password_hash' && algorithm && { algorithm }),
    ...(target === 'external_ids' && source.trim() && { source: source.trim() }),
    ...(target === 'tags' && tag.trim() && { tag: tag.trim() }),
    ...(day_first !== undefined && { day_first }),
    ...(words && { words }),
    ...(empty && { empty }),
    ...(optional && { optional }),
  }
}

/** Columns whose target another column has already: the name of that one. */
export function takenTargets({ columns }: Draft): Map<string, string> {
  const first = new Map<string, string>()
  const taken = new Map<string, string>()
  for (const { column, target } of columns) {
    const key = manifoldTargets.has(target) ? '' : target
    const other = key ? first.get(key) : undefined
    if (other) taken.set(column, other)
    else if (key) first.set(key, column)
  }
  return taken
}

/** Whether the draft can be imported as it is. */
export const isReady = (draft: Draft): boolean =>
  takenTargets(draft).size === 0 &&
  draft.columns.some((one) => (draft.kind === 'customers' ? one.target !== '' : addressTarget(one.target))) &&
  (draft.kind === 'customers' || settingsOf(draft).match.length > 0)
