import { ActionIcon, Button, Input } from '@mantine/core'
import { IconArrowUp, IconX } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { shownEntries } from '../shown-entries.ts'
import classes from '../kinds.module.css'
import type { InputProps } from './entering.ts'
import { problemAt, useRows } from './rows.ts'

interface Entry {
  id?: string | undefined
}

/** What the inputs of one entry get. */
export interface EntryProps<E> {
  id: string
  value: E
  isEmpty: boolean
  /** Stands behind filled ones, for another entry. */
  isNext: boolean
  /** From 1. */
  place: number
  error: string | undefined
  change: (part: Partial<E>) => void
  /** Why it may be neither changed nor removed; null where it may. */
  fixed: string | null
}

interface Props<E> extends InputProps<E[]> {
  blank: E
  isBlank: (entry: E) => boolean
  /** Where the remarks on an entry stand: `number` of `0.number`. */
  main: string
  /** The inputs of one entry: they share the grid of `className` with the two buttons behind them. */
  draw: (entry: EntryProps<E>) => ReactNode
  className: string | undefined
  said: { raise: (place: number) => string; remove: (place: number) => string }
}

/** Entries of a list, one a row; an empty row follows the last filled one. The first is the one that counts. */
export function EntriesInput<E extends Entry>(props: Props<E>) {
  const { id, label, words, value, onChange, required, readOnly, description, errors, hints, fixed } = props
  const { blank, isBlank, main, draw, className, said } = props
  const { rows, change, remove, raise, place, isBlank: empty } = useRows(value ?? [], onChange, blank, isBlank)
  const [all, setAll] = useState(false)
  const hidden = all ? 0 : rows.slice(shownEntries).filter((row) => !empty(row)).length
  const shown = hidden > 0 ? rows.slice(0, shownEntries) : rows
  const isLast = (index: number): boolean => empty(rows[index]!) && index === rows.length - 1
  return (
    <Input.Wrapper
      size="xs"
      label={label}
      labelElement="div"
      withAsterisk={required ?? false}
      description={description}
      error={errors['']}
      role="group"
      aria-label={label}
    >
      {shown.map((row, index) => {
        const reason = (row.value.id !== undefined && fixed?.[row.value.id]) || null
        return (
          <div key={row.key}>
            <div className={className}>
              {draw({
                id: index === 0 ? id : `${id}-${row.key}`,
                value: row.value,
                isEmpty: empty(row),
                isNext: index > 0 && empty(row),
                place: index + 1,
                error: problemAt(errors, place(row.key)),
                change: (part) => change(row.key, part),
                fixed: reason,
              })}
              <ActionIcon
                aria-label={said.raise(index + 1)}
                title={said.raise(index + 1)}
                disabled={readOnly ?? false}
                onClick={() => raise(row.key)}
                style={{ visibility: index === 0 || empty(row) ? 'hidden' : undefined }}
              >
                <IconArrowUp size={14} />
              </ActionIcon>
              <ActionIcon
                aria-label={said.remove(index + 1)}
                title={said.remove(index + 1)}
                disabled={readOnly ?? false}
                onClick={() => remove(row.key)}
                style={{ visibility: isLast(index) || reason !== null ? 'hidden' : undefined }}
              >
                <IconX size={14} />
              </ActionIcon>
            </div>
            {reason !== null && <p className={classes.fixed}>{reason}</p>}
            {hints[`${place(row.key)}.${main}`]}
          </div>
        )
      })}
      {hidden > 0 && (
        <Button variant="subtle" size="compact-xs" onClick={() => setAll(true)}>
          {words.t('records.more', { count: hidden })}
        </Button>
      )}
    </Input.Wrapper>
  )
}
