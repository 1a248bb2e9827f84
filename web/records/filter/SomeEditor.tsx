import { ActionIcon, Group, NumberInput, Select, VisuallyHidden } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { filterLimits } from '../../../contract/platform/filter/filter.ts'
import type { ChangePart, DraftSome } from './draft.ts'
import classes from './filter.module.css'
import type { FilterWords } from './filter-words.ts'

interface Props {
  some: DraftSome
  words: FilterWords
  change: ChangePart
  onRemove: () => void
  /** What the related records are to fulfil. */
  children: ReactNode
}

/** A condition on related records: there are some, or none, that fulfil what stands below. */
export function SomeEditor({ some, words, change, onRemove, children }: Props) {
  const { t } = words.words
  const relation = words.relations[some.relation]!
  return (
    <fieldset className={classes.group} data-nested>
      <VisuallyHidden component="legend">{relation.has}</VisuallyHidden>
      <Group gap={6} mb={6} wrap="nowrap">
        <Select
          aria-label={relation.has}
          data={[
            { value: 'has', label: relation.has },
            { value: 'hasNo', label: relation.hasNo },
          ]}
          value={some.has ? 'has' : 'hasNo'}
          onChange={(value) =>
            change(some.id, () => ({ ...some, has: value === 'has', at_least: value === 'has' ? some.at_least : 1 }))
          }
          allowDeselect={false}
          w={200}
        />
        {some.has && (
          <NumberInput
            aria-label={t('records.filter.atLeast')}
            prefix={`${t('records.filter.atLeast')} `}
            value={some.at_least}
            onChange={(value) => change(some.id, () => ({ ...some, at_least: Math.max(1, Number(value) || 1) }))}
            min={1}
            max={filterLimits.atLeast}
            allowDecimal={false}
            w={120}
          />
        )}
        <ActionIcon ml="auto" aria-label={t('records.filter.removeGroup')} onClick={onRemove}>
          <IconTrash size={15} />
        </ActionIcon>
      </Group>
      {children}
    </fieldset>
  )
}
