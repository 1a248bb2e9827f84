import { emailProblem, foldEmail } from '../../../contract/platform/emails.ts'
import { targetOfMatch, type ImportMatch, type ImportSettings } from '../../../contract/imports/settings.ts'
import type { ImportRemarkCode } from '../../../contract/imports/remarks.ts'
import { knownAccounts } from '../../accounts/queries.ts'
import { erasedAtOf } from '../../customers/queries/erased.ts'
import { customersByKeys, type KeyHit } from '../../customers/queries/match.ts'
import type { Reading } from '../../platform/database/tx.ts'
import type { ReadRow } from '../rules/read-row.ts'
import type { Remark } from '../rules/rows.ts'
import { readKnown, type Known } from './known.ts'
import { namesContradict, somebodyElse } from './somebody-else.ts'
import type { Overlay } from './overlay.ts'

/** What a row has found: its customer, nobody, or why it goes no further. */
export interface Found {
  known: Known | null
  ended: { outcome: 'refused' | 'skipped'; remark: Remark } | null
  /** Realms in which somebody's account has the row's e-mail, with the number of that customer where it may be told. */
  accounts: ReadonlyMap<string, string | null>
  /** The key that has found the customer. */
  by?: ImportMatch | undefined
}

/** Finds the customers of rows that have no key in common, with a few queries for all of them. */
export async function findCustomers(
  reading: Reading,
  settings: ImportSettings,
  rows: readonly ReadRow[],
  overlay?: Overlay,
): Promise<Found[]> {
  const emails = settings.match.includes('email') ? rows.flatMap(emailKeys) : []
  const hits = await customersByKeys(reading, {
    numbers: rows.flatMap(({ values }) => values.number ?? []),
    external_ids: rows.flatMap(({ values }) => values.external_ids ?? []),
    emails,
  })
  const index = Map.groupBy([...hits, ...(overlay?.hits(rows) ?? [])], keyOfHit)
  const verdicts = rows.map((row) => verdictOf(row, settings.match, index))
  const found = rows.flatMap((row, at) => {
    const { id } = verdicts[at]!
    return id ? [[row, id] as const] : []
  })
  const known = await readKnown(reading, found)
  const nobody = rows.filter((_, at) => !verdicts[at]!.id)
  const erased = await erasedOf(reading, nobody)
  const accounts = await accountsOf(reading, settings.accounts ? nobody : [], overlay)
  return rows.map((row, at) => {
    const { id, by, ended } = verdicts[at]!
    const gone = ended?.remark.code === 'erased' ? null : erased.get(row)
    const customer = id ? (overlay?.customer(id) ?? known.get(id) ?? null) : null
    const other = customer && by && by !== 'email' ? somebodyElse(row, customer, by) : null
    return {
      known: customer,
      by,
      ended: gone ? erasedOn(gone) : other ? { outcome: 'refused', remark: other } : ended,
      accounts: accounts.get(foldEmail(row.values.email ?? '')) ?? new Map<string, string | null>(),
    }
  })
}

const keyOfHit = ({ by, key, source }: Pick<KeyHit, 'by' | 'key' | 'source'>): string =>
  keyText(by, by === 'email' ? foldEmail(key) : key, source)

export const keyText = (by: ImportMatch, key: string, source: string | null = null): string =>
  `${by}\0${source ?? ''}\0${key}`

/** The e-mail of a row, where it can be anybody's: many people may have `n/a`, but only one `anna(at)example.com`. */
export const emailKey = ({ values, email_unread }: ReadRow): string | null =>
  values.email && (!email_unread || /\S\s*(@|[([{]at[)\]}]|\sat\s)\s*\S/i.test(values.email)) ? values.email : null

/** All of them, the first one first. */
export const emailKeys = (row: ReadRow): string[] => [
  ...[emailKey(row) ?? []].flat(),
  ...row.emails.slice(1).flatMap(({ address }) => (emailProblem(address) === null ? address : [])),
]

/** The keys of a row, by kind. */
export function keysOf(row: ReadRow): Record<ImportMatch, string[]> {
  const { values } = row
  return {
    id: [],
    number: values.number ? [keyText('number', values.number)] : [],
    external_id: (values.external_ids ?? []).map((one) => keyText('external_id', one.external_id, one.source)),
    email: emailKeys(row).map((email) => keyText('email', foldEmail(email))),
  }
}

interface Verdict {
  id: string | null
  /** The key that has found it. */
  by?: ImportMatch
  ended: Found['ended']
}

function verdictOf(row: ReadRow, match: readonly ImportMatch[], index: ReadonlyMap<string, KeyHit[]>): Verdict {
  const keys = keysOf(row)
  const hitsBy = (by: ImportMatch): KeyHit[] => keys[by].flatMap((key) => index.get(key) ?? [])
  let id: string | null = null
  let by: ImportMatch | undefined
  for (by of match) {
    const meant = (hit: KeyHit): boolean => hit.visible && !(by === 'email' && isOnlySharing(row, match, hit))
    // Whoever has the first e-mail of a row is meant, whatever the others say.
    const hits =
      by === 'email' ? firstOf(keys.email.map((key) => index.get(key)?.filter(meant) ?? [])) : hitsBy(by).filter(meant)
    const found = new Map(hits.map((hit) => [hit.id, hit.number]))
    if (found.size > 1) return ambiguous(by, [...found.values()].toSorted())
    id = [...found.keys()][0] ?? null
    if (id) break
  }
  const unread = match.find((by) => row.keys_unread.some((target) => target === targetOfMatch(by)))
  if (!id && unread)
    return refused(
      'key',
      `The ${unread.replace('_', ' ')} of this row cannot be read, and rows are matched by it.`,
      null,
      {
        by: unread,
      },
    )
  const [number] = hitsBy('number')
  if (!id && number?.erased_at) return { id: null, ended: erasedOn(number.erased_at) }
  if (!id && number)
    return refused('number_taken', `Another customer has the number ${number.key}.`, number.key, { number: number.key })
  const other = hitsBy('external_id').find((hit) => hit.id !== id)
  if (other)
    return refused('external_id_taken', `Another customer has the id ${other.key} of ${other.source}.`, other.key, {
      source: other.source,
    })
  return { id, ended: null, ...(id && by && { by }) }
}

/**
 * Whether somebody who has the e-mail of a row is not whom it means: many share one. They have another number, where rows
 * are found by it, or another id of the same system and another name.
 */
function isOnlySharing({ values }: ReadRow, match: readonly ImportMatch[], { number, who }: KeyHit): boolean {
  if (values.number && match.includes('number') && values.number !== number) return true
  const ids = values.external_ids ?? []
  const others = who.external_ids.filter(({ source }) => ids.some((one) => one.source === source))
  const shared = others.some((one) => ids.some(({ external_id }) => external_id === one.external_id))
  return others.length > 0 && !shared && namesContradict(values, who)
}

const firstOf = (lists: KeyHit[][]): KeyHit[] => lists.find((hits) => hits.length > 0) ?? []

const refused = (
  code: ImportRemarkCode,
  message: string,
  value: string | null,
  params?: Record<string, unknown>,
): Verdict => ({
  id: null,
  ended: { outcome: 'refused', remark: { column: null, value, code, message, ...(params && { params }) } },
})

function ambiguous(by: ImportMatch, numbers: string[]): Verdict {
  const named = numbers.slice(0, 10).join(', ')
  return refused(
    'ambiguous',
    `Several customers have this ${by.replace('_', ' ')}: ${named}. Match by another key, or merge them first.`,
    named,
    { by, numbers: named },
  )
}

function erasedOn(at: string): NonNullable<Found['ended']> {
  const day = at.slice(0, 10)
  return {
    outcome: 'skipped',
    remark: {
      column: null,
      value: day,
      code: 'erased',
      params: { day },
      message: `This person was erased on ${day} and is not brought back.`,
    },
  }
}

async function erasedOf(reading: Reading, rows: readonly ReadRow[]): Promise<Map<ReadRow, string | null>> {
  const persons = rows.map((row) => ({
    emails: emailKeys(row),
    external_ids: row.values.external_ids ?? [],
  }))
  const moments = await erasedAtOf(reading, persons)
  return new Map(rows.map((row, at) => [row, moments[at] ?? null]))
}

async function accountsOf(
  reading: Reading,
  rows: readonly ReadRow[],
  overlay?: Overlay,
): Promise<Map<string, Map<string, string | null>>> {
  const emails = rows.flatMap(({ values, email_unread }) => (values.email && !email_unread ? [values.email] : []))
  const taken = new Map<string, Map<string, string | null>>()
  for (const account of [...(await knownAccounts(reading, [], emails)), ...(overlay?.accounts(emails) ?? [])]) {
    const key = foldEmail(account.email)
    taken.set(key, (taken.get(key) ?? new Map<string, string | null>()).set(account.realm, null))
  }
  return taken
}
