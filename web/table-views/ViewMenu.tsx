import { ActionIcon, Menu } from '@mantine/core'
import {
  IconArrowLeft,
  IconArrowRight,
  IconBookmarkPlus,
  IconDeviceFloppy,
  IconDots,
  IconLink,
  IconPencil,
  IconRestore,
  IconTrash,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { toastDone } from '../ui/toast.ts'
import type { Table } from './use-table.ts'

interface Props {
  table: Table
  onNew: () => void
  onEdit: () => void
  onDelete: () => void
  /** For what differs from the view, where there is no room for buttons. */
  changes?: { onSave: () => void; onReset: () => void } | undefined
}

/** The address of what is shown; a list that opened with the default names it, so that it stays the same later. */
function linkOf({ view }: Table): string {
  const url = new URL(window.location.href)
  if (view && !url.searchParams.has('view')) url.searchParams.set('view', view.id)
  return url.href
}

/** What can be done with the view that is open. */
export function ViewMenu({ table, onNew, onEdit, onDelete, changes }: Props) {
  const { t } = useTranslation()
  const { view, views, over } = table
  const differs = changes && view && Object.keys(over).length > 0 ? changes : null
  const ids = views.map(({ id }) => id)
  const at = view ? ids.indexOf(view.id) : -1
  const move = (by: number): void => {
    const others = ids.filter((id) => id !== view?.id)
    table.order([...others.slice(0, at + by), ids[at] ?? '', ...others.slice(at + by)])
  }
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(linkOf(table))
    toastDone(t('tableViews.linkCopied'))
  }
  return (
    <Menu position="bottom-end" returnFocus>
      <Menu.Target>
        <ActionIcon size={26} {...(differs && { variant: 'light', color: 'accent' })} aria-label={t('tableViews.menu')}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {differs && view?.editable && (
          <Menu.Item leftSection={<IconDeviceFloppy size={14} />} onClick={differs.onSave}>
            {t('ui.save')}
          </Menu.Item>
        )}
        {differs && (
          <Menu.Item leftSection={<IconRestore size={14} />} onClick={differs.onReset}>
            {t('tableViews.reset')}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconBookmarkPlus size={14} />} onClick={onNew}>
          {t('tableViews.saveAs')}
        </Menu.Item>
        {'clipboard' in navigator && (
          <Menu.Item leftSection={<IconLink size={14} />} onClick={() => void copy()}>
            {t('tableViews.copyLink')}
          </Menu.Item>
        )}
        {view?.editable && (
          <Menu.Item leftSection={<IconPencil size={14} />} onClick={onEdit}>
            {t('tableViews.edit')}
          </Menu.Item>
        )}
        {view && (
          <>
            <Menu.Item leftSection={<IconArrowLeft size={14} />} disabled={at <= 0} onClick={() => move(-1)}>
              {t('tableViews.moveLeft')}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconArrowRight size={14} />}
              disabled={at === ids.length - 1}
              onClick={() => move(1)}
            >
              {t('tableViews.moveRight')}
            </Menu.Item>
          </>
        )}
        {view?.editable && (
          <Menu.Item c="var(--mantine-color-error)" leftSection={<IconTrash size={14} />} onClick={onDelete}>
            {t('tableViews.delete')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
