import type { ImportRemarkCode } from '../../../contract/imports/remarks.ts'
import type { Remark } from './rows.ts'

/** A remark on the whole row. */
export const onRow = (
  code: ImportRemarkCode,
  message: string,
  value: string | null = null,
  params?: Remark['params'],
): Remark => ({
  column: null,
  value,
  code,
  message,
  ...(params && { params }),
})

/** A later row of the same record says otherwise of what is to become `target`. */
export const saidLater = (target: string, row: number): Remark => ({
  ...onRow('said_later', `Row ${row} of this file says otherwise of the same record, and has the last word.`, null, {
    row,
  }),
  target,
})
