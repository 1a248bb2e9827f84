import { TagsInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { kindOf } from '../../contract/platform/kinds/kinds.ts'
import { fieldProblems } from '../../contract/platform/problems.ts'
import { fieldText } from '../platform/problem.ts'
import type { Selection } from '../records/list/selection.ts'
import { StepButtons } from './StepButtons.tsx'
import { tagsOf, type BulkRow, type BulkSubject, type StepProps } from './subject.ts'

interface Props extends StepProps {
  subject: BulkSubject
  selection: Selection<BulkRow>
}

/** Tags that each is to have, and tags that none is to have. */
export function TagsStep({ subject, words, selection, onReady, onClose }: Props) {
  const { t } = words
  const field = tagsOf(subject.bulk)!
  const [add, setAdd] = useState<string[]>([])
  const [remove, setRemove] = useState<string[]>([])
  const tagsOfRow = (row: object): string[] => (row as Record<string, string[] | undefined>)[field.name] ?? []
  const known = selection.all ? [] : [...new Set([...selection.rows.values()].flatMap(tagsOfRow))].toSorted()
  const wrong = (list: string[]): string | undefined => {
    const { error } = kindOf(field).schema(field).safeParse(list)
    return error && fieldText(t, Object.values(fieldProblems(error))[0]!)
  }
  const both = remove.filter((tag) => add.includes(tag))
  const problems = {
    add: wrong(add),
    remove: both.length > 0 ? t('bulk.bothTags', { tags: words.formats.list(both) }) : wrong(remove),
  }
  const ready = (event: FormEvent): void => {
    event.preventDefault()
    onReady({
      kind: 'change',
      ...(add.length > 0 && { [`add_${field.name}`]: add }),
      ...(remove.length > 0 && { [`remove_${field.name}`]: remove }),
    })
  }
  const shared = { splitChars: [',', ';', '|'], maxTags: 50, data: known, acceptValueOnBlur: true }
  return (
    <form onSubmit={ready} noValidate>
      <TagsInput
        {...shared}
        label={t('bulk.addTags')}
        description={t('records.filter.typeSeveral')}
        value={add}
        onChange={setAdd}
        error={problems.add}
        openOnFocus={false}
        data-autofocus
      />
      <TagsInput
        {...shared}
        mt="sm"
        label={t('bulk.removeTags')}
        value={remove}
        onChange={setRemove}
        error={problems.remove}
      />
      <StepButtons ready={add.length + remove.length > 0 && !problems.add && !problems.remove} onClose={onClose} />
    </form>
  )
}
