import { ActionIcon, Checkbox, Group, NumberInput, TextInput } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconGripVertical, IconPencil } from '@tabler/icons-react'
import { useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { viewLimits, type ViewColumn } from '../../../contract/table-views/table-views.ts'
import { languageNames, languages } from '../../platform/i18n.ts'
import classes from './ColumnChooser.module.css'

/** What of an item can be pressed. */
export type Act = 'show' | 'up' | 'down' | 'edit'

interface Props {
  column: ViewColumn
  /** The heading that the list gives it, and the one that is shown. */
  heading: string
  label: string
  first: boolean
  last: boolean
  alone: boolean
  dragged: boolean
  edited: boolean
  onHide: () => void
  onMove: (by: -1 | 1) => void
  onEdit: () => void
  onChange: (column: ViewColumn) => void
  onDrag: (name: string | null) => void
  onDrop: () => void
}

/** A shown column in the chooser: hide it, move it, name it, say how wide it is. */
export function ShownColumn(props: Props) {
  const { column, label, edited, onMove, onDrag } = props
  const { t } = useTranslation()
  return (
    <li
      data-column={column.column}
      draggable={!edited}
      data-dragged={props.dragged || undefined}
      onDragStart={() => onDrag(column.column)}
      onDragEnd={() => onDrag(null)}
      onDragOver={(event) => event.preventDefault()}
      onDrop={props.onDrop}
    >
      <div className={classes.item}>
        <IconGripVertical size={14} className={classes.grip} aria-hidden />
        <Checkbox className={classes.name} label={label} checked disabled={props.alone} onChange={props.onHide} />
        <ActionIcon
          size={24}
          data-act="edit"
          aria-expanded={edited}
          aria-label={t('records.list.editColumn', { column: label })}
          onClick={props.onEdit}
        >
          <IconPencil size={13} />
        </ActionIcon>
        <ActionIcon
          size={24}
          disabled={props.first}
          aria-label={t('records.list.moveUp', { column: label })}
          data-act="up"
          onClick={() => onMove(-1)}
        >
          <IconArrowUp size={13} />
        </ActionIcon>
        <ActionIcon
          size={24}
          disabled={props.last}
          aria-label={t('records.list.moveDown', { column: label })}
          data-act="down"
          onClick={() => onMove(1)}
        >
          <IconArrowDown size={13} />
        </ActionIcon>
      </div>
      {edited && (
        <ColumnForm column={column} heading={props.heading} onChange={props.onChange} onClose={props.onEdit} />
      )}
    </li>
  )
}

interface FormProps {
  column: ViewColumn
  heading: string
  onChange: (column: ViewColumn) => void
  onClose: () => void
}

/** Own headings by language and the width. Takes effect as it is typed; Enter and Escape close it. */
function ColumnForm({ column, heading, onChange, onClose }: FormProps) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState(column)
  const [typed, setTyped] = useState<number | string>(column.width ?? '')
  const fits = typed === '' || isWidth(Number(typed))
  const change = (part: Partial<ViewColumn>): void => {
    setDraft({ ...draft, ...part })
    onChange({ ...draft, ...part })
  }
  const name = (language: 'en' | 'de', text: string): void => {
    const { [language]: _before, ...others } = draft.labels
    change({ labels: text.trim() === '' ? others : { ...others, [language]: text } })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    onClose()
  }
  return (
    <div className={classes.form} onKeyDown={onKeyDown}>
      {languages.map((language, index) => (
        <TextInput
          key={language}
          size="xs"
          label={t('records.list.headingIn', { language: languageNames[language] })}
          placeholder={heading}
          maxLength={80}
          value={draft.labels[language] ?? ''}
          autoFocus={index === 0}
          onChange={(event) => name(language, event.currentTarget.value)}
        />
      ))}
      <Group gap={8} align="end" wrap="nowrap">
        <NumberInput
          size="xs"
          label={t('records.list.width')}
          placeholder={t('records.list.widthAuto')}
          min={viewLimits.least}
          max={viewLimits.most}
          step={10}
          clampBehavior="none"
          allowDecimal={false}
          value={typed}
          error={fits ? undefined : t('records.list.widthRange', viewLimits)}
          onChange={(value) => {
            setTyped(value)
            const width = typeof value === 'number' ? value : null
            if (width === null || isWidth(width)) change({ width })
          }}
        />
      </Group>
    </div>
  )
}

const isWidth = (width: number): boolean => width >= viewLimits.least && width <= viewLimits.most

/** A column that is not shown. */
export function HiddenColumn({ name, label, onShow }: { name: string; label: string; onShow: () => void }) {
  return (
    <li data-column={name} className={classes.item}>
      <Checkbox className={classes.name} label={label} checked={false} onChange={onShow} />
    </li>
  )
}
