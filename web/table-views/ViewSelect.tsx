import { NativeSelect } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { TableView } from '../../contract/table-views.ts'
import { useSession } from '../platform/session.tsx'
import { tabName } from './naming.ts'
import type { Table } from './use-table.ts'
import classes from './views.module.css'

interface Props {
  table: Table
  allLabel: string
  go: (view: TableView | null) => void
  children: ReactNode
}

/** Views where there is no room for tabs. */
export function ViewSelect({ table, allLabel, go, children }: Props) {
  const { t, i18n } = useTranslation()
  const { id: self } = useSession()
  const { views, view, over } = table
  const mark = Object.keys(over).length > 0 ? ` (${t('tableViews.changed')})` : ''
  return (
    <div className={classes.bar}>
      <NativeSelect
        className={classes.select}
        aria-label={t('tableViews.label')}
        value={view?.id ?? ''}
        onChange={(event) => go(views.find(({ id }) => id === event.currentTarget.value) ?? null)}
        data={[
          { value: '', label: allLabel },
          ...views.map((one) => ({
            value: one.id,
            label: tabName(t, one, i18n.language, self) + (one.id === view?.id ? mark : ''),
          })),
        ]}
      />
      {children}
    </div>
  )
}
