import { Button } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ViewProblem } from '../../contract/table-views/table-views.ts'
import { useFormats } from '../platform/formats.ts'
import { useSession } from '../platform/session.tsx'
import type { Table } from './use-table.ts'
import classes from './views.module.css'

interface Props {
  table: Table
  /** What a field, column or related record is called. */
  nameOf: (name: string) => string
  busy: boolean
  onClean: () => void
  onSaveAs: () => void
}

/** What the person should know of the view: parts that are left out, whose it is, or that it is gone. */
export function ViewNotice({ table, nameOf, busy, onClean, onSaveAs }: Props) {
  const { t } = useTranslation()
  const { id: self } = useSession()
  const formats = useFormats()
  const { view, missing, failed } = table
  if (failed) {
    return (
      <Notice>
        <span>{t('tableViews.failed')}</span>
        <Button variant="subtle" size="compact-xs" onClick={table.retry}>
          {t('ui.try_again')}
        </Button>
      </Notice>
    )
  }
  if (missing) return <Notice>{t('tableViews.missing')}</Notice>
  if (!view) return null
  const said = (code: ViewProblem['code']): string => {
    const names = view.problems
      .filter((problem) => problem.code === code)
      .map(({ part, name }) => (part === 'q' ? t('tableViews.searchWords') : nameOf(name)))
    return formats.list([...new Set(names)].map((name) => t('tableViews.quoted', { name })))
  }
  const [gone, hidden] = [said('gone'), said('hidden')]
  const isNobody = view.filter !== null && 'none' in view.filter
  const isForeign = view.scope === 'personal' && view.owner_id !== self
  return (
    <>
      {gone && (
        <Notice>
          <span>{t(isNobody ? 'tableViews.nobody' : 'tableViews.gone', { names: gone })}</span>
          {view.editable && !isNobody && (
            <Button variant="subtle" size="compact-xs" loading={busy} onClick={onClean}>
              {t('tableViews.clean')}
            </Button>
          )}
        </Notice>
      )}
      {hidden && <Notice>{t(isNobody ? 'tableViews.nobodyHidden' : 'tableViews.hidden', { names: hidden })}</Notice>}
      {isForeign && (
        <Notice>
          <span>{t('tableViews.foreign', { owner: view.owner_name })}</span>
          <Button variant="subtle" size="compact-xs" onClick={onSaveAs}>
            {t('tableViews.saveAsOwn')}
          </Button>
        </Notice>
      )}
    </>
  )
}

function Notice({ children }: { children: ReactNode }) {
  return (
    <div className={classes.notice} role="status">
      <IconInfoCircle size={15} aria-hidden />
      {children}
    </div>
  )
}
