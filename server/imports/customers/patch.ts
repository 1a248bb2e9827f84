import { isDeepStrictEqual } from 'node:util'
import type { CustomerPatch } from '../../../contract/customers/record.ts'
import { eachIdOnce, externalIdChanges } from '../../../contract/platform/external-ids.ts'
import { foldText } from '../../../contract/platform/fold.ts'
import type { ExternalId, PhoneInput } from '../../../contract/platform/kinds/values.ts'
import { personName } from '../../../contract/customers/names.ts'
import type { ReadRow } from '../rules/read-row.ts'
import type { Remark } from '../rules/rows.ts'
import { joinEmails } from './emails.ts'
import type { Known } from './known.ts'
import { valuesOf } from '../../../contract/platform/record.ts'

interface Patched {
  patch: CustomerPatch
  remarks: Remark[]
}

const names = ['salutation', 'first_name', 'middle_name', 'last_name']

/** What a row changes of a customer: only what it gives or empties, only where that differs. Lists grow otherwise. */
export function patchOf(
  row: ReadRow,
  known: Known,
  home: Pick<CustomerPatch, 'site_id' | 'site_ids'>,
  phones: PhoneInput[] | null,
): Patched {
  const remarks: Remark[] = []
  const { external_ids: _ids, tags, number, created_at: _created, email: _email, ...plain } = row.values
  const before = valuesOf(known.row)
  const named = row.full_name !== null && foldText(personName(known.row)) === foldText(personName(row.values))
  const changed = Object.entries(plain).filter(
    ([name, value]) => !isDeepStrictEqual(before[name], value) && !(named && names.includes(name)),
  )
  const patch: Record<string, unknown> = { ...emptied(row, known, named), ...Object.fromEntries(changed) }
  if (number && number !== known.row.number)
    remarks.push({
      column: null,
      target: 'number',
      value: number,
      code: 'number_fixed',
      message: `The number of a customer never changes: it stays ${known.row.number}.`,
      params: { number: known.row.number },
    })
  const emails = joinEmails(row, known)
  if (emails.refused !== null)
    remarks.push({
      column: null,
      target: 'email',
      value: emails.refused,
      code: 'account_email',
      message: 'The e-mail of an account is changed by its owner alone: it stays as it is.',
    })
  Object.assign(patch, emails.patch)
  const joinedTags = [...new Set([...known.row.tags, ...(tags ?? [])])].slice(0, 50)
  if (joinedTags.length > known.row.tags.length) patch.tags = joinedTags
  const ids = idsAfter(row, known.row.external_ids)
  if (ids) patch.external_ids = ids
  if (phones) patch.phones = phones
  return { patch: { ...patch, ...home } as CustomerPatch, remarks }
}

const settled = new Set(['phones', 'emails', 'email', 'external_ids'])

/** What a row empties; e-mails, of which that of an account stays, are joined apart. */
function emptied({ clears, values }: ReadRow, known: Known, named: boolean): Record<string, unknown> {
  const before = valuesOf(known.row)
  const fields = [...clears].filter(
    (name) =>
      name in before &&
      !(name in values) &&
      !settled.has(name) &&
      !(named && names.includes(name)) &&
      (name === 'tags' ? known.row.tags.length > 0 : before[name] !== null),
  )
  return Object.fromEntries(fields.map((name) => [name, name === 'tags' ? [] : null]))
}

/** The row's ids join those that are there, also of the same system, unless it empties that; null where nothing differs. */
function idsAfter({ values, clears }: ReadRow, known: readonly ExternalId[]): ExternalId[] | null {
  const kept = known.filter((one) => !clears.has(`external_ids:${one.source}`))
  const after = eachIdOnce([...kept, ...(values.external_ids ?? [])])
  return Object.keys(externalIdChanges(known, after)).length > 0 ? after : null
}
