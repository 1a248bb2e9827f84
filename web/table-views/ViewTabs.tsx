import { ActionIcon, Tooltip } from '@mantine/core'
import { IconBookmarkPlus, IconLock, IconStar, IconUsers } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { TableView } from '../../contract/table-views/table-views.ts'
import { useSession } from '../platform/session.tsx'
import type { LoadList, Total } from '../records/list/use-rows.ts'
import { tabName } from './naming.ts'
import { TabCount } from './TabCount.tsx'
import { stateOf } from './table-state.ts'
import { useCountsAnew } from './use-counts.ts'
import type { Table } from './use-table.ts'
import classes from './views.module.css'
import { searchOf } from '../platform/search-of.ts'

interface Props<T> {
  table: Table
  path: string
  /** What the list without a view is called. */
  allLabel: string
  load: LoadList<T>
  /** Rows of what is shown now, which need not be counted again. */
  total: Total | null
  drawn: boolean
  /** Left out where the menu has it. */
  onNew: (() => void) | undefined
  children: ReactNode
}

export const scopeIcons = { default: IconStar, shared: IconUsers, personal: IconLock }

/** Views as tabs: links, so that each opens by keyboard or in a window of its own. Ctrl+Shift with an arrow moves one. */
export function ViewTabs<T>({ table, path, allLabel, load, total, drawn, onNew, children }: Props<T>) {
  const { t, i18n } = useTranslation()
  const { id: self } = useSession()
  const [turn, setTurn] = useState(0)
  const [dragged, setDragged] = useState<string | null>(null)
  const list = useRef<HTMLUListElement>(null)
  const moved = useRef<string | null>(null)
  const { views, view: openView } = table
  const ids = views.map(({ id }) => id)
  const isPlain = Object.keys(table.over).length === 0
  useCountsAnew(table.resource)

  const order = ids.join()
  useEffect(() => {
    if (moved.current === null) return
    list.current?.querySelector<HTMLElement>(`[data-view="${moved.current}"]`)?.focus()
    moved.current = null
  }, [order])
  const current = openView?.id ?? ''
  // Once more when the numbers before it are there: they push it aside.
  const counted = turn > ids.indexOf(current) + 1
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [current, order, counted, isPlain])

  const put = (id: string, to: number): void => {
    const others = ids.filter((other) => other !== id)
    table.order([...others.slice(0, to), id, ...others.slice(to)])
  }
  const onKeyDown = (event: KeyboardEvent, id: string): void => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    if (by === undefined || !event.shiftKey || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    const to = ids.indexOf(id) + by
    if (to < 0 || to >= ids.length) return
    moved.current = id
    put(id, to)
  }
  const tab = (view: TableView | null, index: number) => {
    const shown = view?.id === openView?.id
    const Icon = view && view.scope !== 'personal' ? scopeIcons[view.scope] : null
    return (
      <Link
        to={path as '/customers'}
        search={searchOf(table.tab(view))}
        className={classes.tab}
        data-view={view?.id}
        aria-current={shown ? 'page' : undefined}
        activeOptions={{ exact: true }}
        draggable={false}
        onKeyDown={(event) => view && onKeyDown(event, view.id)}
      >
        {Icon && <Icon size={13} aria-label={t(`tableViews.scopes.${view!.scope}`)} className={classes.scope} />}
        <span className={classes.name}>{view ? tabName(t, view, i18n.language, self) : allLabel}</span>
        {shown && !isPlain && <span className={classes.dot} role="img" aria-label={t('tableViews.changed')} />}
        <TabCount
          name={table.resource}
          load={load}
          state={view ? stateOf(view) : {}}
          known={shown && isPlain && (view !== null || isAll(table)) ? total : undefined}
          turn={drawn && turn >= index}
          onCounted={() => setTurn((now) => Math.max(now, index + 1))}
        />
      </Link>
    )
  }
  return (
    <div className={classes.bar}>
      <nav aria-label={t('tableViews.label')} className={classes.scroller}>
        <ul className={classes.tabs} ref={list}>
          <li>{tab(null, 0)}</li>
          {views.map((view, index) => (
            <li
              key={view.id}
              draggable
              data-dragged={dragged === view.id || undefined}
              onDragStart={() => setDragged(view.id)}
              onDragEnd={() => setDragged(null)}
              onDragOver={(event) => event.preventDefault()}
              onDrop={() => dragged !== null && put(dragged, index)}
            >
              {tab(view, index + 1)}
            </li>
          ))}
        </ul>
      </nav>
      {onNew && (
        <Tooltip label={t('tableViews.new')}>
          <ActionIcon size={26} aria-label={t('tableViews.new')} onClick={onNew} aria-haspopup="dialog">
            <IconBookmarkPlus size={16} />
          </ActionIcon>
        </Tooltip>
      )}
      {children}
    </div>
  )
}

/** Whether the list without a view shows all there is. */
const isAll = ({ search }: Table): boolean => !search.q && !search.filter
