import { Alert, Button, Drawer, Group } from '@mantine/core'
import { useState } from 'react'
import type { FieldProblem } from '../../../contract/platform/errors.ts'
import type { Filter, FilterScope } from '../../../contract/platform/filter/filter.ts'
import { fieldText } from '../../platform/problem.ts'
import { useDialogLayer } from '../../ui/dialog-layer.ts'
import { checkDraft } from './check-draft.ts'
import { newCondition, newGroup, replaceGroup, toDraft, toFilter, type Draft, type DraftGroup } from './draft.ts'
import type { FilterWords } from './filter-words.ts'
import { GroupEditor } from './GroupEditor.tsx'

interface Props {
  filter: Filter | undefined
  scope: FilterScope
  words: FilterWords
  onApply: (filter: Filter | undefined) => void
  onClose: () => void
}

/** Builds a filter: conditions in groups, groups in groups, conditions on related records. */
export function FilterBuilder({ filter, scope, words, onApply, onClose }: Props) {
  const { t } = words.words
  useDialogLayer(onClose)
  const [draft, setDraft] = useState<DraftGroup>(() => firstDraft(filter, scope))
  const [problems, setProblems] = useState<Record<number, FieldProblem>>({})
  const change = (id: number, make: (part: Draft) => Draft | null): void => {
    setDraft((now) => replaceGroup(now, id, make))
    setProblems(({ [id]: _, 0: __, ...others }) => others)
  }
  const apply = (): void => {
    const found = checkDraft(draft, scope)
    setProblems(found)
    if (Object.keys(found).length === 0) onApply(toFilter(draft))
  }
  return (
    <Drawer
      opened
      onClose={onClose}
      closeOnEscape={false}
      position="right"
      size={720}
      title={t('records.filter.title')}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          apply()
        }}
      >
        <GroupEditor group={draft} scope={scope} words={words} problems={problems} depth={0} change={change} />
        {problems[0] && (
          <Alert color="red" mt="sm" role="alert">
            {fieldText(t, problems[0])}
          </Alert>
        )}
        <Group mt="lg" gap="xs">
          <Button type="submit">{t('records.filter.apply')}</Button>
          <Button variant="default" onClick={onClose}>
            {t('ui.cancel')}
          </Button>
          <Button
            variant="subtle"
            color="gray"
            ml="auto"
            onClick={() => onApply(undefined)}
            disabled={filter === undefined}
          >
            {t('records.filter.clear')}
          </Button>
        </Group>
      </form>
    </Drawer>
  )
}

/** A filter that the builder cannot read (a URL may hold anything) starts anew. */
function firstDraft(filter: Filter | undefined, scope: FilterScope): DraftGroup {
  if (filter === undefined) return newGroup('all', [newCondition(scope)])
  try {
    return toDraft(filter)
  } catch {
    return newGroup('all', [newCondition(scope)])
  }
}
