import { Button, CloseButton } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Words } from '../words.ts'
import classes from './ListPage.module.css'
import { isNothing, type Counted } from './selection.ts'
import type { ListSelection } from './use-selection.ts'

interface Props<T> {
  selected: ListSelection<T>
  /** How many rows there are in all, and how many of them are there. */
  total: Counted | null
  loaded: number
  words: Words
  narrow: boolean
  children: ReactNode
}

/** Below the rows: how many are selected, and what may be done with them. */
export function SelectionBar<T>({ selected, total, loaded, words, narrow, children }: Props<T>) {
  const { t, formats } = words
  const { selection, count, head } = selected
  if (isNothing(selection)) {
    return selected.dropped ? (
      <div className={classes.selection} role="status">
        <span>{t('records.selection.dropped')}</span>
        <CloseButton size="sm" aria-label={t('ui.close')} onClick={selected.clear} />
      </div>
    ) : null
  }
  const said = (many: Counted | null): string => {
    if (!many) return t('records.selection.all')
    const params = { count: many.value, value: formats.number(many.value) }
    return t(many.exact ? 'records.selection.count' : 'records.selection.countAbout', params)
  }
  const more = !selection.all && head === 'all' && (total === null || total.value > loaded)
  return (
    <section className={classes.selection} aria-label={t('records.selection.title')}>
      <span role="status" className={classes.selected}>
        {said(count)}
      </span>
      {more && (
        <Button variant="subtle" size="compact-sm" onClick={selected.everything}>
          {total
            ? t(total.exact ? 'records.selection.selectAll' : 'records.selection.selectAllAbout', {
                count: total.value,
                value: formats.number(total.value),
              })
            : t('records.selection.selectAllUnknown')}
        </Button>
      )}
      {narrow ? (
        <CloseButton size="sm" ml="auto" aria-label={t('records.selection.clear')} onClick={selected.clear} />
      ) : (
        <Button variant="subtle" size="compact-sm" color="gray" onClick={selected.clear}>
          {t('records.selection.clear')}
        </Button>
      )}
      <div className={classes.bulk}>{children}</div>
    </section>
  )
}
