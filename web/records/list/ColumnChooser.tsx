import { ActionIcon, Popover, Tooltip } from '@mantine/core'
import { IconColumns3 } from '@tabler/icons-react'
import { lazy, Suspense, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ColumnListProps } from './ColumnList.tsx'

const fetchList = () => import('./ColumnList.tsx')
const ColumnList = lazy(async () => ({ default: (await fetchList()).ColumnList })) as <T>(
  props: ColumnListProps<T>,
) => ReactNode

/** The button that opens the columns and the row height of a list. */
export function ColumnChooser<T>(props: ColumnListProps<T>) {
  const { t } = useTranslation()
  const fetchSoon = (): void => void fetchList()
  return (
    <Popover position="bottom-end" shadow="md" width={320} trapFocus returnFocus>
      <Popover.Target>
        <Tooltip label={t('records.list.columns')}>
          <ActionIcon
            variant="default"
            size={30}
            aria-label={t('records.list.columns')}
            onPointerEnter={fetchSoon}
            onFocus={fetchSoon}
          >
            <IconColumns3 size={16} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown p="xs" aria-label={t('records.list.columns')}>
        <Suspense>
          <ColumnList {...props} />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  )
}
