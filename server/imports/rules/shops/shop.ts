import { importSettings, type ImportColumn, type ImportSettings } from '../../../../contract/imports/settings.ts'
import type { LeftOutReason } from '../../../../contract/imports/recognised-files.ts'

/** A file that a shop program exports, as its makers describe it. Sources: docs/import-profiles.md. */
export interface ShopFile {
  /** Name of the profile. */
  name: string
  /** The program, as it is called. */
  shop: string
  /** Columns that tell the file from all others. */
  signs: readonly string[]
  settings: ImportSettings
  /** The column of password hashes, for those who may import them. */
  password?: string
  /** Columns that are known and do not come in, and why. */
  left_out: ReadonlyMap<string, LeftOutReason>
}

type Target = string | Omit<ImportColumn, 'column'>

export interface Description extends Omit<ShopFile, 'settings' | 'left_out'> {
  columns: Record<string, Target>
  left_out: Partial<Record<LeftOutReason, readonly string[]>>
  settings?: Partial<Omit<ImportSettings, 'mapping'>>
}

/** Makes a profile of a description. A file may lack any column that is no sign of it. */
export function shopFile({ columns, left_out, settings, signs, ...rest }: Description): ShopFile {
  const mapping = Object.entries(columns).map(([column, target]) => ({
    column,
    ...(typeof target === 'string' ? { target } : target),
    ...(!signs.includes(column) && { optional: true }),
  }))
  return {
    ...rest,
    signs,
    settings: importSettings.parse({ ...settings, mapping }),
    left_out: new Map(
      Object.entries(left_out).flatMap(([reason, names]) =>
        names.map((name) => [name.toLowerCase(), reason as LeftOutReason] as const),
      ),
    ),
  }
}

/** Columns that are named alike but for what stands before them. */
export const prefixed = (prefix: string, slot: string, fields: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [`${prefix}${name}`, `${slot}.${field}`]))
