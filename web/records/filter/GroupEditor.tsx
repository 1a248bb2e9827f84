import { ActionIcon, Button, Group, Menu, Select, VisuallyHidden } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import type { FieldProblem } from '../../../contract/platform/errors.ts'
import { filterLimits, type FilterScope } from '../../../contract/platform/filter/filter.ts'
import { ConditionEditor } from './ConditionEditor.tsx'
import { newCondition, newGroup, newSome, type ChangePart, type Draft, type DraftGroup } from './draft.ts'
import classes from './filter.module.css'
import { noneText, type FilterWords } from './filter-words.ts'
import { SomeEditor } from './SomeEditor.tsx'

export interface EditorProps {
  scope: FilterScope
  words: FilterWords
  problems: Record<number, FieldProblem>
  depth: number
  change: ChangePart
}

/** All, any or none of the parts below. `framed`: not where a frame stands around it already. */
export function GroupEditor({
  group,
  onRemove,
  framed = true,
  ...props
}: EditorProps & { group: DraftGroup; framed?: boolean; onRemove?: () => void }) {
  const { scope, words, depth, change } = props
  const { t } = words.words
  const add = (part: Draft): void => change(group.id, () => ({ ...group, parts: [...group.parts, part] }))
  const modes = (['all', 'any', 'none'] as const).map((value) => ({ value, label: t(`records.filter.${value}`) }))
  return (
    <fieldset className={classes.group} data-nested={(depth > 0 && framed) || undefined}>
      <VisuallyHidden component="legend">{t('records.filter.group')}</VisuallyHidden>
      <Group gap={6} mb={6} wrap="nowrap">
        <Select
          aria-label={t('records.filter.mode')}
          data={modes}
          value={group.mode}
          onChange={(mode) => mode && change(group.id, () => ({ ...group, mode }))}
          allowDeselect={false}
          w={260}
        />
        {onRemove && (
          <ActionIcon ml="auto" aria-label={t('records.filter.removeGroup')} onClick={onRemove}>
            <IconTrash size={15} />
          </ActionIcon>
        )}
      </Group>
      {group.parts.map((part) => (
        <Part key={part.id} part={part} {...props} />
      ))}
      <Group gap={4} mt={4}>
        <Button
          variant="subtle"
          size="compact-xs"
          leftSection={<IconPlus size={13} />}
          onClick={() => add(newCondition(scope))}
        >
          {t('records.filter.addCondition')}
        </Button>
        {depth < filterLimits.depth - 3 && (
          <Button
            variant="subtle"
            size="compact-xs"
            leftSection={<IconPlus size={13} />}
            onClick={() => add(newGroup('any', [newCondition(scope)]))}
          >
            {t('records.filter.addGroup')}
          </Button>
        )}
        <Relations words={words} onAdd={(relation) => add(newSome(relation))} />
      </Group>
    </fieldset>
  )
}

function Part({ part, ...props }: EditorProps & { part: Draft }) {
  const inner = { ...props, depth: props.depth + 1 }
  const remove = (): void => props.change(part.id, () => null)
  if (part.kind === 'condition') return <ConditionEditor condition={part} {...props} onRemove={remove} />
  if (part.kind === 'group') return <GroupEditor group={part} {...inner} onRemove={remove} />
  if (part.kind === 'none') return <NoneLine names={part.names} words={props.words} onRemove={remove} />
  const relation = props.words.relations[part.relation]
  const scope = props.scope.relations[part.relation]
  if (relation === undefined || scope === undefined) return null
  return (
    <SomeEditor some={part} words={props.words} change={props.change} onRemove={remove}>
      <GroupEditor {...inner} framed={false} group={part.where} scope={scope} words={relation.inner} />
    </SomeEditor>
  )
}

function NoneLine({ names, words, onRemove }: { names: string[]; words: FilterWords; onRemove: () => void }) {
  return (
    <Group gap={6} wrap="nowrap" justify="space-between">
      <span>{noneText(words, names)}</span>
      <ActionIcon aria-label={words.words.t('records.filter.removeGroup')} onClick={onRemove}>
        <IconTrash size={15} />
      </ActionIcon>
    </Group>
  )
}

function Relations({ words, onAdd }: { words: FilterWords; onAdd: (relation: string) => void }) {
  const relations = Object.entries(words.relations)
  if (relations.length === 0) return null
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button variant="subtle" size="compact-xs" leftSection={<IconPlus size={13} />}>
          {words.words.t('records.filter.addRelated')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {relations.map(([name, relation]) => (
          <Menu.Item key={name} onClick={() => onAdd(name)}>
            {relation.has}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
