import type { TFunction } from 'i18next'

type Plain = 'changeTitle' | 'endTitle' | 'none' | 'ends' | 'changeHint' | 'endHint'
type Counted = 'changesCount' | 'endsCount' | 'change' | 'end'

/** What each record says in its own words where many of it are changed: under its name, in `bulk`. */
export type BulkTexts = Record<Plain | `${Counted}_${'one' | 'other'}`, string> & { tagsTitle?: string }

/** Such a text of a record; `ends` has a line for each sentence. */
export const bulkText = (t: TFunction, name: string) => textsAt(t, `${name}.bulk`)

/** What a record says where each of many owners is given one: under its name, in `each`. */
export const eachText = (t: TFunction, name: string) => textsAt(t, `${name}.each`)

const textsAt =
  (t: TFunction, path: string) =>
  (text: Plain | Counted | 'tagsTitle', params: Record<string, unknown> = {}): string =>
    t(`${path}.${text}` as 'customers.bulk.none', params)
