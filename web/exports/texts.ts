import type { TFunction } from 'i18next'

type Plain = 'title' | 'all' | 'shown' | 'everythingAbout' | 'againAbout'
type Counted = 'except' | 'picked'

/** What each record says in its own words where it is exported: under its name, in `exports`. */
export type ExportTexts = Record<Plain | `${Counted}_${'one' | 'other'}`, string>

/** Such a text of a record. */
export const exportText =
  (t: TFunction, name: string) =>
  (text: Plain | Counted, params: Record<string, unknown> = {}): string =>
    t(`${name}.exports.${text}` as 'customers.exports.title', params)
