import { words } from './words.ts'

/** Fields of changes of many records. */
export const bulkWords = words({
  BulkInput: 'What is to be done to which customers.',
  BulkCountInput: 'Which customers to count.',
  BulkCount: 'How many there are.',
  'BulkCount.count': 'Their number, exactly.',
  BulkPicked: 'Records one by one.',
  BulkMatching: 'All records that a list with this search and filter shows. With neither of them: all.',
  BulkChange: 'Fields to set, tags and sites to add and to take away. Everything else stays.',
  BulkErase: 'Wipes every personal value of each customer, for good.',
  BulkValues: 'Fields that get the same value everywhere; `null` empties a field.',
  selection: 'The records it is about.',
  expected: 'How many they are: the number that somebody has confirmed.',
  action: 'What is to be done.',
  ids: 'Ids of records.',
  versions: 'Versions that somebody has seen, one for each id: a record that was saved since is refused with `stale`.',
  q: 'What is searched for.',
  'BulkMatching.filter': 'The filter, as a tree.',
  'BulkMatching.sort': 'Order in which it is done and told: a field, with `-` in front for descending.',
  except: 'Ids of records that are left out.',
  'BulkChange.set': 'Fields that get the same value everywhere.',
  add_tags: 'Tags that each is to have.',
  remove_tags: 'Tags that none is to have.',
  add_site_ids: 'Sites that each is to be a member of.',
  remove_site_ids: 'Sites that none is to be a member of. The home site of a customer stays one.',
})
