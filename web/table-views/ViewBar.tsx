import { lazy, Suspense, useState } from 'react'
import type { TableView } from '../../contract/table-views/table-views.ts'
import type { LoadList, Total } from '../records/list/use-rows.ts'
import { patchOf, valuesOf } from './table-state.ts'
import type { Table } from './use-table.ts'
import { useViewActs } from './use-view-acts.ts'
import { ViewChanges } from './ViewChanges.tsx'
import { ViewMenu } from './ViewMenu.tsx'
import { ViewNotice } from './ViewNotice.tsx'
import { ViewTabs } from './ViewTabs.tsx'

const ViewDialog = lazy(async () => ({ default: (await import('./ViewDialog.tsx')).ViewDialog }))

interface Props<T> {
  table: Table
  path: string
  allLabel: string
  nameOf: (name: string) => string
  load: LoadList<T>
  list: { narrow: boolean; total: Total | null; drawn: boolean }
  go: (view: TableView | null) => void
}

/** The views of a list above its rows: tabs, what has changed, what to know of the view that is open. */
export function ViewBar<T>({ table, path, allLabel, nameOf, load, list, go }: Props<T>) {
  const [dialog, setDialog] = useState<'new' | 'edit' | null>(null)
  const acts = useViewActs(table, go)
  const { view, over, search } = table
  const onNew = (): void => setDialog('new')
  const onSave = (): void => void acts.saveChanges(patchOf(over, search))
  const onReset = (): void => go(view)
  const menu = (
    <ViewMenu
      table={table}
      onNew={onNew}
      onEdit={() => setDialog('edit')}
      onDelete={() => void acts.remove()}
      changes={list.narrow ? { onSave, onReset } : undefined}
    />
  )
  /** Saves what is shown of the parts from which something has gone. */
  const clean = (): void => {
    const values = valuesOf(search)
    const gone = new Set(view?.problems.filter(({ code }) => code === 'gone').map(({ part }) => part))
    void acts.saveChanges({
      ...(gone.has('column') && { columns: values.columns }),
      ...(gone.has('filter') && { filter: values.filter }),
      ...(gone.has('sort') && { sort: values.sort }),
      ...patchOf(over, search),
    })
  }
  return (
    <>
      <ViewTabs
        table={table}
        path={path}
        allLabel={allLabel}
        load={load}
        total={list.total}
        drawn={list.drawn}
        onNew={list.narrow ? undefined : onNew}
      >
        {menu}
        {!list.narrow && (
          <ViewChanges table={table} busy={acts.busy} onSave={onSave} onSaveAs={onNew} onReset={onReset} />
        )}
      </ViewTabs>
      <ViewNotice table={table} nameOf={nameOf} busy={acts.busy} onClean={clean} onSaveAs={onNew} />
      <Suspense>
        {dialog && (
          <ViewDialog
            view={dialog === 'edit' ? view : null}
            onSave={dialog === 'edit' ? acts.change : acts.create}
            onClose={() => setDialog(null)}
          />
        )}
      </Suspense>
    </>
  )
}
