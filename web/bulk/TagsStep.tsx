import { TagsInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { customerBulk, type CustomersAction } from '../../contract/customer-bulk.ts'
import type { CustomerListItem } from '../../contract/customers.ts'
import { kindOf } from '../../contract/kinds/kinds.ts'
import { fieldProblems } from '../../contract/problems.ts'
import { fieldText } from '../platform/problem.ts'
import type { Selection } from '../records/list/selection.ts'
import type { Words } from '../records/words.ts'
import { StepButtons } from './StepButtons.tsx'

interface Props {
  words: Words
  selection: Selection<CustomerListItem>
  onReady: (action: CustomersAction) => void
  onClose: () => void
}

const field = customerBulk.fields.find((one) => one.kind === 'tags')!

/** Tags that each is to have, and tags that none is to have. */
export function TagsStep({ words, selection, onReady, onClose }: Props) {
  const { t } = words
  const [add, setAdd] = useState<string[]>([])
  const [remove, setRemove] = useState<string[]>([])
  const known = selection.all ? [] : [...new Set([...selection.rows.values()].flatMap((row) => row.tags))].toSorted()
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
      ...(add.length > 0 && { add_tags: add }),
      ...(remove.length > 0 && { remove_tags: remove }),
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
