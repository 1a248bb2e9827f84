import { Button, CloseButton, UnstyledButton } from '@mantine/core'
import type { Filter } from '../../../contract/platform/filter/filter.ts'
import { filterText, type FilterWords } from './filter-words.ts'
import classes from './filter.module.css'

interface Props {
  filter: Filter
  words: FilterWords
  onChange: (filter: Filter | undefined) => void
  onOpen: () => void
}

/** The filter in words: a chip for each of its parts, which opens the builder, with a button that takes it away. */
export function FilterChips({ filter, words, onChange, onOpen }: Props) {
  const { t } = words.words
  const parts = 'all' in filter ? filter.all : [filter]
  const without = (gone: Filter): Filter | undefined => {
    const rest = parts.filter((part) => part !== gone)
    return rest.length > 0 ? { all: rest } : undefined
  }
  return (
    <div className={classes.chips} role="group" aria-label={t('records.filter.active')}>
      {parts.map((part, index) => {
        const text = readable(words, part)
        return (
          <span key={index} className={classes.chip}>
            <UnstyledButton className={classes.chipText} onClick={onOpen} title={text}>
              {text}
            </UnstyledButton>
            <CloseButton
              size={24}
              iconSize={14}
              aria-label={t('records.filter.removeChip', { text })}
              onClick={() => onChange(without(part))}
            />
          </span>
        )
      })}
      <Button variant="subtle" size="compact-sm" onClick={() => onChange(undefined)}>
        {t('records.filter.clear')}
      </Button>
    </div>
  )
}

/** A filter from a URL may be anything: what cannot be put into words is shown as it is. */
function readable(words: FilterWords, part: Filter): string {
  try {
    return filterText(words, part)
  } catch {
    return JSON.stringify(part)
  }
}
