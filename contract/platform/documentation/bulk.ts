import { words } from './words.ts'

/** Fields of changes of many records. */
export const bulkWords = words({
  BulkCount: 'How many there are.',
  'BulkCount.count': 'Their number, exactly.',
  BulkPicked: 'Records one by one.',
  BulkMatching: 'All records that a list with this search and filter shows. With neither of them: all.',
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
})
