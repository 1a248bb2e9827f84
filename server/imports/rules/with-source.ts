import type { ImportColumn, ImportSettings } from '../../../contract/imports/settings.ts'
import { OperatorError } from '../../platform/operator-error.ts'
import { sourceIn } from './guess.ts'

/** The one column of ids whose source is not said by its heading or its cells. */
const isNamable = ({ column, target, source }: ImportColumn): boolean =>
  target === 'external_ids' && source !== undefined && sourceIn(column) === undefined

/** The settings with the ids of the file as those of this source. Refuses where it is not clear which column is meant. */
export function withSource(settings: ImportSettings, source: string): ImportSettings {
  const columns = settings.mapping.filter(isNamable)
  if (columns.length === 1) {
    const mapping = settings.mapping.map((one) => (one === columns[0] ? { ...one, source } : one))
    return { ...settings, mapping }
  }
  throw new OperatorError(
    columns.length === 0
      ? '--source: no column of this file becomes ids of another program without naming it.'
      : `--source: several columns hold ids (${columns.map(({ column }) => column).join(', ')}). Name the source of each in a profile.`,
  )
}
