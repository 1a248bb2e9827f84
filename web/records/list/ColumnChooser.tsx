import { ActionIcon, Button, Checkbox, Popover, ScrollArea, Text, Tooltip } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconColumns3, IconGripVertical } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './ColumnChooser.module.css'
import type { Column } from './columns.tsx'

interface Props<T> {
  columns: readonly Column<T>[]
  /** Names of the shown columns, in order. */
  shown: readonly string[]
  standard: readonly string[]
  onChange: (shown: string[]) => void
}

/** Which columns are shown, and in which order: by check box, by arrows, by dragging. */
export function ColumnChooser<T>({ columns, shown, standard, onChange }: Props<T>) {
  const { t } = useTranslation()
  const [dragged, setDragged] = useState<string | null>(null)
  const named = (name: string): Column<T> | undefined => columns.find((column) => column.name === name)
  const visible = shown.flatMap((name) => named(name) ?? [])
  const hidden = columns.filter((column) => !shown.includes(column.name))
  const list = useRef<HTMLDivElement>(null)
  const order = shown.join()
  const last = useRef<{ name: string; act: 'show' | 'up' | 'down' } | null>(null)
  // What was just pressed has moved elsewhere in the list: the focus goes with it.
  useEffect(() => {
    if (last.current === null) return
    const { name, act } = last.current
    const item = list.current?.querySelector(`[data-column="${name}"]`)
    const pressed = item?.querySelector<HTMLElement>(`[data-act="${act}"]:not(:disabled)`)
    ;(pressed ?? item?.querySelector<HTMLElement>('input'))?.focus()
    last.current = null
  }, [order])
  const toggle = (name: string, names: string[]): void => {
    last.current = { name, act: 'show' }
    onChange(names)
  }
  const press = (name: string, act: 'up' | 'down', to: number): void => {
    last.current = { name, act }
    move(name, to)
  }
  const move = (name: string, to: number): void => {
    const others = visible.map((column) => column.name).filter((other) => other !== name)
    onChange([...others.slice(0, to), name, ...others.slice(to)])
  }
  return (
    <Popover position="bottom-end" shadow="md" width={280} trapFocus returnFocus>
      <Popover.Target>
        <Tooltip label={t('records.list.columns')}>
          <ActionIcon variant="default" size={30} aria-label={t('records.list.columns')}>
            <IconColumns3 size={16} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown p="xs" aria-label={t('records.list.columns')}>
        <ScrollArea.Autosize viewportRef={list} mah="min(60dvh, 480px)" type="auto" offsetScrollbars="y">
          <ul className={classes.list}>
            {visible.map((column, index) => (
              <li
                key={column.name}
                data-column={column.name}
                className={classes.item}
                draggable
                data-dragged={dragged === column.name || undefined}
                onDragStart={() => setDragged(column.name)}
                onDragEnd={() => setDragged(null)}
                onDragOver={(event) => event.preventDefault()}
                onDrop={() => dragged !== null && move(dragged, index)}
              >
                <IconGripVertical size={14} className={classes.grip} aria-hidden />
                <Checkbox
                  className={classes.name}
                  label={column.label}
                  checked
                  disabled={visible.length === 1}
                  onChange={() =>
                    toggle(
                      column.name,
                      visible.map((one) => one.name).filter((name) => name !== column.name),
                    )
                  }
                />
                <ActionIcon
                  size={22}
                  disabled={index === 0}
                  aria-label={t('records.list.moveUp', { column: column.label })}
                  data-act="up"
                  onClick={() => press(column.name, 'up', index - 1)}
                >
                  <IconArrowUp size={13} />
                </ActionIcon>
                <ActionIcon
                  size={22}
                  disabled={index === visible.length - 1}
                  aria-label={t('records.list.moveDown', { column: column.label })}
                  data-act="down"
                  onClick={() => press(column.name, 'down', index + 1)}
                >
                  <IconArrowDown size={13} />
                </ActionIcon>
              </li>
            ))}
          </ul>
          {hidden.length > 0 && (
            <Text size="xs" c="dimmed" mt={6} mb={2}>
              {t('records.list.hiddenColumns')}
            </Text>
          )}
          <ul className={classes.list}>
            {hidden.map((column) => (
              <li key={column.name} data-column={column.name} className={classes.item}>
                <Checkbox
                  className={classes.name}
                  label={column.label}
                  checked={false}
                  onChange={() => toggle(column.name, [...visible.map((one) => one.name), column.name])}
                />
              </li>
            ))}
          </ul>
        </ScrollArea.Autosize>
        <Button
          variant="subtle"
          fullWidth
          mt={6}
          size="compact-xs"
          disabled={order === standard.join()}
          onClick={() => toggle(standard[0] ?? '', [...standard])}
        >
          {t('records.list.standardColumns')}
        </Button>
      </Popover.Dropdown>
    </Popover>
  )
}
