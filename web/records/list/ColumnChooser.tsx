import { ActionIcon, Button, Checkbox, Popover, ScrollArea, Text, Tooltip } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconColumns3, IconGripVertical } from '@tabler/icons-react'
import { useState } from 'react'
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
        <ScrollArea.Autosize mah="min(60dvh, 480px)" type="auto" offsetScrollbars="y">
          <ul className={classes.list}>
            {visible.map((column, index) => (
              <li
                key={column.name}
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
                  onChange={() => onChange(visible.map((one) => one.name).filter((name) => name !== column.name))}
                />
                <ActionIcon
                  size={22}
                  disabled={index === 0}
                  aria-label={t('records.list.moveUp', { column: column.label })}
                  onClick={() => move(column.name, index - 1)}
                >
                  <IconArrowUp size={13} />
                </ActionIcon>
                <ActionIcon
                  size={22}
                  disabled={index === visible.length - 1}
                  aria-label={t('records.list.moveDown', { column: column.label })}
                  onClick={() => move(column.name, index + 1)}
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
              <li key={column.name} className={classes.item}>
                <Checkbox
                  className={classes.name}
                  label={column.label}
                  checked={false}
                  onChange={() => onChange([...visible.map((one) => one.name), column.name])}
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
          disabled={shown.join() === standard.join()}
          onClick={() => onChange([...standard])}
        >
          {t('records.list.standardColumns')}
        </Button>
      </Popover.Dropdown>
    </Popover>
  )
}
