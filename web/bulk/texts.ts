import type { TFunction } from 'i18next'

type Plain = 'changeTitle' | 'endTitle' | 'none' | 'ends' | 'changeHint' | 'endHint'
type Counted = 'changesCount' | 'endsCount' | 'change' | 'end'

/** What each record says in its own words where many of it are changed: under its name, in `bulk`. */
export type BulkTexts = Record<Plain | `${Counted}_${'one' | 'other'}`, string> & { tagsTitle?: string }

/** Such a text of a record; `ends` has a line for each sentence. */
export const bulkText =
  (t: TFunction, name: string) =>
  (text: Plain | Counted | 'tagsTitle', params: Record<string, unknown> = {}): string =>
    t(`${name}.bulk.${text}` as 'customers.bulk.none', params)
