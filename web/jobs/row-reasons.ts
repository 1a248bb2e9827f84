import type { JobRow } from '../../contract/platform/jobs.ts'
import type { PutBackRefused } from '../../contract/platform/put-back.ts'
import { reasonText } from '../platform/problem.ts'
import { fieldText, whyText } from '../put-back/field-text.ts'
import type { ChangeWords } from '../records/history/change-words.ts'
import type { Words } from '../records/words.ts'

/** Why a record was refused, line by line: the fields that stayed, and what each of them says against it. */
export function rowReasons(words: Pick<Words, 't' | 'formats'>, changes: ChangeWords, row: JobRow): string[] {
  const { code, message, data } = row
  if (code === null) return message === null ? [] : [message]
  const { field, refused } = data as { field?: string; refused?: PutBackRefused[] }
  const labelOf = (path: string): string => fieldText(words, changes, path, row.subject_type)
  if (Array.isArray(refused)) {
    const byReason = Map.groupBy(refused, (one) => whyText(words.t, one))
    return [...byReason].map(([reason, fields]) => {
      const labels = new Set(fields.map((one) => labelOf(one.field)))
      return `${words.formats.list([...labels])}: ${reason}`
    })
  }
  const reason = reasonText(words.t, { code, message: message ?? code, params: data })
  return [field === undefined ? reason : `${labelOf(field)}: ${reason}`]
}
