import { Button, ScrollArea, Text } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ViewColumn } from '../../../contract/table-views/table-views.ts'
import classes from './ColumnChooser.module.css'
import type { Column } from './columns.tsx'
import { HiddenColumn, ShownColumn, type Act } from './ColumnItem.tsx'
import { DensitySwitch } from './DensitySwitch.tsx'
import { layoutSearch, type Layout } from './layout.ts'

export interface ColumnListProps<T> {
  columns: readonly Column<T>[]
  layout: Layout
  standard: Layout
  onChange: (part: Partial<Layout>) => void
}

/** Which columns are shown, in which order and under which heading: by check box, by arrows, by dragging; and how high rows are. */
export function ColumnList<T>({ columns, layout, standard, onChange }: ColumnListProps<T>) {
  const { t, i18n } = useTranslation()
  const [dragged, setDragged] = useState<string | null>(null)
  const [edited, setEdited] = useState<string | null>(null)
  const named = (name: string): Column<T> | undefined => columns.find((column) => column.name === name)
  const visible = layout.columns.filter(({ column }) => named(column) !== undefined)
  const hidden = columns.filter(({ name }) => !visible.some(({ column }) => column === name))
  const order = visible.map(({ column }) => column).join()
  const list = useRef<HTMLDivElement>(null)
  const last = useRef<{ name: string; act: Act } | null>(null)
  // What was just pressed has moved elsewhere in the list: the focus goes with it.
  useEffect(() => {
    if (last.current === null) return
    const { name, act } = last.current
    const item = list.current?.querySelector(`[data-column="${name}"]`)
    const pressed = item?.querySelector<HTMLElement>(`[data-act="${act}"]:not(:disabled)`)
    ;(pressed ?? item?.querySelector<HTMLElement>('input'))?.focus()
    last.current = null
  }, [order, edited])

  const put = (name: string, act: Act, shown: ViewColumn[]): void => {
    last.current = { name, act }
    onChange({ columns: shown })
  }
  const moved = (name: string, to: number): ViewColumn[] => {
    const others = visible.filter(({ column }) => column !== name)
    return [...others.slice(0, to), ...visible.filter(({ column }) => column === name), ...others.slice(to)]
  }
  // The list is fetched when it is first opened, after the focus has been moved.
  useEffect(() => list.current?.querySelector<HTMLElement>('input')?.focus(), [])
  const close = (name: string): void => {
    last.current = { name, act: 'edit' }
    setEdited(null)
  }
  const isStandard = JSON.stringify(layoutSearch(layout)) === JSON.stringify(layoutSearch(standard))
  return (
    <>
      <DensitySwitch density={layout.density} onChange={(density) => onChange({ density })} />
      <ScrollArea.Autosize viewportRef={list} mah="min(56dvh, 460px)" type="auto" offsetScrollbars="y">
        <ul className={classes.list}>
          {visible.map((column, index) => (
            <ShownColumn
              key={column.column}
              column={column}
              heading={named(column.column)?.label ?? column.column}
              label={column.labels[i18n.language as 'en'] ?? named(column.column)?.label ?? column.column}
              first={index === 0}
              last={index === visible.length - 1}
              alone={visible.length === 1}
              dragged={dragged === column.column}
              edited={edited === column.column}
              onHide={() =>
                put(
                  column.column,
                  'show',
                  visible.filter((other) => other !== column),
                )
              }
              onMove={(by) => put(column.column, by < 0 ? 'up' : 'down', moved(column.column, index + by))}
              onEdit={() => (edited === column.column ? close(column.column) : setEdited(column.column))}
              onChange={(next) => onChange({ columns: visible.map((other) => (other === column ? next : other)) })}
              onDrag={setDragged}
              onDrop={() => dragged !== null && onChange({ columns: moved(dragged, index) })}
            />
          ))}
        </ul>
        {hidden.length > 0 && (
          <Text size="xs" c="dimmed" mt={6} mb={2}>
            {t('records.list.hiddenColumns')}
          </Text>
        )}
        <ul className={classes.list}>
          {hidden.map(({ name, label }) => (
            <HiddenColumn
              key={name}
              name={name}
              label={label}
              onShow={() => put(name, 'show', [...visible, { column: name, width: null, labels: {} }])}
            />
          ))}
        </ul>
      </ScrollArea.Autosize>
      <Button
        variant="subtle"
        fullWidth
        mt={6}
        size="compact-xs"
        disabled={isStandard}
        onClick={() => {
          setEdited(null)
          last.current = { name: standard.columns[0]?.column ?? '', act: 'show' }
          onChange(standard)
        }}
      >
        {t('records.list.standardColumns')}
      </Button>
    </>
  )
}
