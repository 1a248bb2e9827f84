import { customerFieldList, customerFields } from './customers.ts'
import type { Field } from './record.ts'

/**
 * What a file can have beside the fields: the whole name, all sites, and the moment at which the account with the
 * customer's e-mail was verified. `personal` as for fields.
 */
export const exportExtras = {
  name: { personal: true },
  site_ids: { personal: false },
  account_verified_at: { personal: false },
} as const satisfies Record<string, { personal: boolean }>

export type ExportExtra = keyof typeof exportExtras

/** Every column that a file can have, in the order of the record, and those of run time. */
export const exportColumnNames = (dynamic: readonly Field[] = []): string[] => [
  ...customerFieldList.map((field) => field.name),
  ...Object.keys(exportExtras),
  ...dynamic.map((field) => field.name),
]

/** Columns of a file that an import reads back whole: what is written by the product alone is left out. */
export const importableColumnNames: readonly string[] = [
  ...customerFieldList.filter((field) => field.access !== 'system').map((field) => field.name),
  'site_ids',
  'account_verified_at',
]

/** Whether a column holds values about a person. */
export function isPersonalColumn(name: string, dynamic: readonly Field[] = []): boolean {
  if (Object.hasOwn(exportExtras, name)) return exportExtras[name as ExportExtra].personal
  const own = Object.hasOwn(customerFields, name) ? customerFieldList.find((field) => field.name === name) : undefined
  return (own ?? dynamic.find((field) => field.name === name))?.personal === true
}

const targets: Record<string, string> = {
  site_id: 'site',
  manager_id: 'manager',
  site_ids: 'sites',
  account_verified_at: 'account.verified_at',
}

/** Heading of a column in a file of codes: what an import calls the column that it becomes. */
export const codeHeading = (name: string): string => targets[name] ?? name
