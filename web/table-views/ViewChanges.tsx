import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './views.module.css'
import type { Table } from './use-table.ts'

interface Props {
  table: Table
  busy: boolean
  onSave: () => void
  onSaveAs: () => void
  onReset: () => void
}

/** What to do with a view that is shown other than it was saved. */
export function ViewChanges({ table, busy, onSave, onSaveAs, onReset }: Props) {
  const { t } = useTranslation()
  const { view, over, search } = table
  if (view && Object.keys(over).length > 0) {
    return (
      <div className={classes.changes} role="group" aria-label={t('tableViews.changed')}>
        <Button variant="subtle" size="compact-sm" onClick={onReset}>
          {t('tableViews.reset')}
        </Button>
        <Button variant={view.editable ? 'default' : 'filled'} size="compact-sm" onClick={onSaveAs}>
          {t('tableViews.saveAs')}
        </Button>
        {view.editable && (
          <Button size="compact-sm" loading={busy} onClick={onSave}>
            {t('ui.save')}
          </Button>
        )}
      </div>
    )
  }
  if (!view && (search.q || search.filter || search.sort)) {
    return (
      <div className={classes.changes}>
        <Button variant="default" size="compact-sm" onClick={onSaveAs}>
          {t('tableViews.saveAs')}
        </Button>
      </div>
    )
  }
  return null
}
