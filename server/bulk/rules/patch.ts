import { bulkFields, type BulkChange } from '../../../contract/bulk.ts'
import { kindOf } from '../../../contract/kinds/kinds.ts'
import type { CustomerPatch } from '../../../contract/customers.ts'
import { refuseProblem, type Refusal } from '../../platform/refusal.ts'

interface Row {
  site_id: string
  tags: string[]
}

const tagField = bulkFields.find((field) => field.name === 'tags')!
const tagList = kindOf(tagField).schema(tagField)

/** What an action means for one customer: its own tags and sites, more or fewer. */
export function patchFor(change: BulkChange, row: Row, siteIds: readonly string[]): CustomerPatch | Refusal {
  const { set = {}, add_tags = [], remove_tags = [], add_site_ids = [], remove_site_ids = [] } = change
  const tags =
    add_tags.length + remove_tags.length > 0
      ? [...new Set([...row.tags.filter((tag) => !remove_tags.includes(tag)), ...add_tags])]
      : set.tags
  if (tags && !tagList.safeParse(tags).success) return refuseProblem('invalid', 'tags', 'tags_full')
  if (add_site_ids.length + remove_site_ids.length === 0) return { ...set, ...(tags && { tags }) }
  const home = set.site_id ?? row.site_id
  if (remove_site_ids.includes(home) && siteIds.includes(home)) return refuseProblem('invalid', 'site_ids', 'home_site')
  const stay = siteIds.filter((id) => !remove_site_ids.includes(id))
  return { ...set, ...(tags && { tags }), site_ids: [...new Set([...stay, home, ...add_site_ids])] }
}
