import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  createTableView,
  deleteTableView,
  patchTableView,
  type TableView,
  type ViewPatch,
  type ViewScope,
} from '../../contract/table-views/table-views.ts'
import { ApiError } from '../platform/api-error.ts'
import { call } from '../platform/api.ts'
import { useConfirm } from '../ui/confirm.tsx'
import { toastDone, useToastError } from '../ui/toast.ts'
import { viewName } from './naming.ts'
import { dropView, keepView, viewsQuery } from './queries.ts'
import { valuesOf } from './table-state.ts'
import type { Table } from './use-table.ts'

export interface ViewNames {
  name: string
  names: TableView['names']
  scope: ViewScope
}

/** What can be done with the view that is open. `go` leads to a view, or to the list without one. */
export function useViewActs(table: Table, go: (view: TableView | null) => void) {
  const client = useQueryClient()
  const { t, i18n } = useTranslation()
  const confirm = useConfirm()
  const toastError = useToastError()
  const [busy, setBusy] = useState(false)
  const { resource, view, search } = table

  /** Sends a change of the open view. One that was saved in between is read again: what differs from it stays. */
  const change = async (patch: ViewPatch, version = view?.version): Promise<void> => {
    if (!view) return
    try {
      keepView(client, await call(patchTableView, { params: { id: view.id }, version, body: patch }))
    } catch (error) {
      if (error instanceof ApiError && error.code === 'stale')
        await client.invalidateQueries({ queryKey: viewsQuery(resource).queryKey })
      throw error
    }
  }
  const saveChanges = async (patch: ViewPatch): Promise<void> => {
    setBusy(true)
    try {
      await change(patch)
      go(view)
      toastDone(t('ui.saved'))
    } catch (error) {
      const isStale = error instanceof ApiError && error.code === 'stale'
      toastError(isStale ? new ApiError(412, 'stale_view', t('tableViews.stale')) : error)
    } finally {
      setBusy(false)
    }
  }
  const create = async (names: ViewNames): Promise<void> => {
    const made = await call(createTableView, { body: { resource, ...names, ...valuesOf(search) } })
    keepView(client, made)
    go(made)
    toastDone(t('tableViews.created', { name: viewName(made, i18n.language) }))
  }
  const remove = async (): Promise<void> => {
    if (!view) return
    const name = viewName(view, i18n.language)
    const run = () => call(deleteTableView, { params: { id: view.id }, version: view.version })
    const body = t(view.scope === 'personal' ? 'tableViews.deleteOwn' : 'tableViews.deleteShared')
    const title = t('tableViews.deleteTitle', { name })
    if (!(await confirm({ title, body, action: t('tableViews.deleteAction'), danger: true, run }))) return
    go(null)
    dropView(client, view)
    toastDone(t('tableViews.deleted', { name }))
  }
  return { busy, saveChanges, create, change, remove }
}

export type ViewActs = ReturnType<typeof useViewActs>
