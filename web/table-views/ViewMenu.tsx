import { ActionIcon, Menu } from '@mantine/core'
import {
  IconArrowLeft,
  IconArrowRight,
  IconBookmarkPlus,
  IconDots,
  IconLink,
  IconPencil,
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
}

/** The address of what is shown; a list that opened with the default names it, so that it stays the same later. */
function linkOf({ view }: Table): string {
  const url = new URL(window.location.href)
  if (view && !url.searchParams.has('view')) url.searchParams.set('view', view.id)
  return url.href
}

/** What can be done with the view that is open. */
export function ViewMenu({ table, onNew, onEdit, onDelete }: Props) {
  const { t } = useTranslation()
  const { view, views } = table
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
        <ActionIcon size={26} aria-label={t('tableViews.menu')}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
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
          <Menu.Item color="red" leftSection={<IconTrash size={14} />} onClick={onDelete}>
            {t('tableViews.delete')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
