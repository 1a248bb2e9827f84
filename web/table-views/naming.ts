import type { TFunction } from 'i18next'
import type { TableView } from '../../contract/table-views/table-views.ts'
import type { FilterWords } from '../records/filter/filter-words.ts'

/** The view's name in the language of the person, else the one it was given. */
export const viewName = ({ name, names }: Pick<TableView, 'name' | 'names'>, language: string): string =>
  names[language as 'en'] ?? name

/** The same on its tab: that of a colleague, opened by a link, says whose it is. */
export function tabName(t: TFunction, view: TableView, language: string, self: string): string {
  const name = viewName(view, language)
  const isForeign = view.scope === 'personal' && view.owner_id !== self
  return isForeign ? t('tableViews.of', { owner: view.owner_name, name }) : name
}

/** What a field is called, also that of a related record (`notes.text`); one that is not known keeps its name. */
export function askedName({ words, scope, relations }: FilterWords, name: string): string {
  const [first = '', ...rest] = name.split('.')
  const related = relations[first]
  if (related && rest.length > 0) return `${related.has}: ${askedName(related.inner, rest.join('.'))}`
  const field = scope.fields.find((one) => one.name === name)
  return field ? words.label(field) : (related?.has ?? name)
}
