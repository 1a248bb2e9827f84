import { customerBulk, type CustomersAction } from '../../contract/customer-bulk.ts'
import { showing } from '../records/kinds/show/shown.ts'
import type { Words } from '../records/words.ts'

/** What will happen to each of them, a sentence for each part. */
export function sentencesOf(words: Words, action: CustomersAction): string[] {
  const { t, formats } = words
  if (action.kind === 'erase') return [t('bulk.erasesWhat'), t('bulk.erasesKept'), t('bulk.erasesForGood')]
  const { set = {}, add_tags, remove_tags, add_site_ids, remove_site_ids } = action
  const sites = (ids: string[]): string =>
    formats.list(ids.map((id) => words.references['sites']?.find((site) => site.value === id)?.label ?? id))
  return [
    ...Object.entries(set).map(([name, value]) => fieldSentence(words, name, value)),
    ...(add_tags ? [t('bulk.willAddTags', { tags: formats.list(add_tags) })] : []),
    ...(remove_tags ? [t('bulk.willRemoveTags', { tags: formats.list(remove_tags) })] : []),
    ...(add_site_ids ? [t('bulk.willAddSites', { sites: sites(add_site_ids) })] : []),
    ...(remove_site_ids ? [t('bulk.willRemoveSites', { sites: sites(remove_site_ids) })] : []),
  ]
}

function fieldSentence(words: Words, name: string, value: unknown): string {
  const field = customerBulk.fields.find((one) => one.name === name)!
  const blank = value === null || (Array.isArray(value) && value.length === 0)
  if (blank) return words.t('bulk.willEmpty', { field: words.label(field) })
  return words.t('bulk.willSet', { field: words.label(field), value: showing(field).text(value, field, words) })
}
