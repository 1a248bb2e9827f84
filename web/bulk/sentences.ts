import type { BulkAction } from '../../contract/platform/bulk.ts'
import type { Field } from '../../contract/platform/record.ts'
import { showing } from '../records/kinds/show/shown.ts'
import type { Words } from '../records/words.ts'
import { tagsOf, type BulkSubject } from './subject.ts'
import { bulkText } from './texts.ts'

/** What will happen to each of them, a sentence for each part. */
export function sentencesOf(words: Words, subject: BulkSubject, action: BulkAction): string[] {
  const { t, formats } = words
  if (action.kind !== 'change') return bulkText(t, subject.view.name)('ends').split('\n')
  const tags = (of: 'add' | 'remove') => action[`${of}_${tagsOf(subject.bulk)?.name}`] as string[] | undefined
  const [added, removed] = [tags('add'), tags('remove')]
  return [
    ...Object.entries(action.set ?? {}).map(([name, value]) => fieldSentence(words, subject.bulk, name, value)),
    ...(added ? [t('bulk.willAddTags', { tags: formats.list(added) })] : []),
    ...(removed ? [t('bulk.willRemoveTags', { tags: formats.list(removed) })] : []),
    ...(subject.own ?? []).flatMap((own) => own.sentences(words, action)),
  ]
}

/** That a field will be set, or emptied. */
export function fieldSentence(
  words: Words,
  { fields }: { fields: readonly Field[] },
  name: string,
  value: unknown,
): string {
  const field = fields.find((one) => one.name === name)!
  const blank = value === null || (Array.isArray(value) && value.length === 0)
  if (blank) return words.t('bulk.willEmpty', { field: words.label(field) })
  return words.t('bulk.willSet', { field: words.label(field), value: showing(field).text(value, field, words) })
}
