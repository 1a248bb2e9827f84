import { ActionIcon, Menu, VisuallyHidden } from '@mantine/core'
import { IconArrowsSort, IconSortAscending, IconSortDescending } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Column } from './columns.tsx'
import { nextSort, sortedBy } from './list-search.ts'

interface Props<T> {
  columns: readonly Column<T>[]
  sort: string | undefined
  onSort: (sort: string | undefined) => void
}

/** Sorting where there is no room for a head of columns. */
export function SortMenu<T>({ columns, sort, onSort }: Props<T>) {
  const { t } = useTranslation()
  return (
    <Menu position="bottom-end" closeOnItemClick={false}>
      <Menu.Target>
        <ActionIcon variant="default" size={30} aria-label={t('records.list.sort')}>
          <IconArrowsSort size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown mah="60dvh" style={{ overflowY: 'auto' }}>
        {columns.map(({ name, label, sort: by }) => {
          if (by === undefined) return null
          const direction = sortedBy(sort, by)
          const icon =
            direction === 'ascending' ? (
              <IconSortAscending size={14} />
            ) : direction === 'descending' ? (
              <IconSortDescending size={14} />
            ) : null
          return (
            <Menu.Item key={name} rightSection={icon} onClick={() => onSort(nextSort(sort, by))}>
              {label}
              {direction !== 'none' && <VisuallyHidden>{` (${t(`records.list.${direction}`)})`}</VisuallyHidden>}
            </Menu.Item>
          )
        })}
      </Menu.Dropdown>
    </Menu>
  )
}
