import { ActionIcon, Button, Progress } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconFilter } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { lazy, Suspense, useMemo, useRef, useState, type ReactNode } from 'react'
import type { Filter, FilterScope } from '../../../contract/platform/filter/filter.ts'
import { PageHeader } from '../../ui/Page.tsx'
import { FilterChips } from '../filter/FilterChips.tsx'
import type { FilterWords } from '../filter/filter-words.ts'
import type { Words } from '../words.ts'
import { ColumnChooser } from './ColumnChooser.tsx'
import { chosenColumns, type Column } from './columns.tsx'
import { Grid, type GridHandle } from './Grid.tsx'
import type { ListSearch } from './list-search.ts'
import { layoutOf, layoutSearch, type Layout } from './layout.ts'
import { ListState } from './ListState.tsx'
import classes from './ListPage.module.css'
import { SearchBox } from './SearchBox.tsx'
import { SelectionBar } from './SelectionBar.tsx'
import { SortMenu } from './SortMenu.tsx'
import { useSelection, type ListSelection } from './use-selection.ts'
import { useRows, type LoadList, type Total } from './use-rows.ts'

const FilterBuilder = lazy(async () => ({ default: (await import('../filter/FilterBuilder.tsx')).FilterBuilder }))

export interface ListSubject<T> {
  /** Names the list: keys of the cache, the kept columns, the kept place. */
  name: string
  title: string
  words: Words
  scope: FilterScope
  filterWords: FilterWords
  columns: readonly Column<T>[]
  standard: readonly string[]
  load: LoadList<T>
  idOf: (row: T) => string
  labelOf: (row: T) => string
  openPath: (row: T) => string
  editPath?: (row: T) => string
  /** The row as a card of two lines, for narrow screens. */
  Card: (props: { row: T; words: Words }) => ReactNode
  searchHint: string
}

interface Props<T> {
  subject: ListSubject<T>
  search: ListSearch
  onSearch: (search: ListSearch, replace: boolean) => void
  /** Beside the title: on narrow screens a button or two. */
  actions?: (list: { narrow: boolean }) => ReactNode
  /** Between the title and the tools, such as the tabs of views. `total` is there once the rows are. */
  tabs?: (list: { narrow: boolean; total: Total | null; drawn: boolean }) => ReactNode
  /** The layout that the list goes back to. */
  standard?: Layout
  /** Remarks above the rows, such as new records that are not in the list yet. */
  notice?: (list: { toTop: () => void }) => ReactNode
  /** What may be done with selected rows; left out where nothing may. */
  bulk?: ((selected: ListSelection<T>) => ReactNode) | undefined
  /** What to do when there is nothing at all. */
  empty: ReactNode
}

/** The list of a record: search, filter, columns, and rows that load while scrolling. */
export function ListPage<T>({ subject, search, onSearch, actions, tabs, standard, notice, bulk, empty }: Props<T>) {
  const { t, formats } = subject.words
  const { i18n } = useTranslation()
  const navigate = useNavigate()
  const narrow = useMediaQuery('(max-width: 47.99em)', undefined, { getInitialValueInEffect: false }) ?? false
  const [building, setBuilding] = useState(false)
  const grid = useRef<GridHandle>(null)
  const { pages, rows, first, total, ends, reading, readFrom } = useRows(subject.name, subject.load, search)
  const selected = useSelection({ name: subject.name, rows, idOf: subject.idOf, search, total })
  const layout = useMemo(() => layoutOf(search, subject.standard), [search, subject.standard])
  const columns = useMemo(
    () => chosenColumns(subject.columns, layout.columns, i18n.language),
    [subject.columns, layout.columns, i18n.language],
  )
  const readsOn = pages.isFetchingNextPage || pages.isFetchingPreviousPage
  const change = (part: ListSearch, replace = false): void => onSearch({ ...search, ...part }, replace)
  const look = (part: Partial<Layout>): void => change(layoutSearch({ ...layout, ...part }), true)
  const resize = (name: string, width: number | null): void =>
    look({ columns: layout.columns.map((one) => (one.column === name ? { ...one, width } : one)) })
  const filter = search.filter as Filter | undefined
  const narrowed = Boolean(search.q || filter)
  const count =
    total &&
    t(total.exact ? 'records.list.count' : 'records.list.countAbout', {
      count: total.value,
      value: formats.number(total.value),
    })
  return (
    <div className={classes.page}>
      <PageHeader
        title={subject.title}
        tight
        beside={
          <span className={classes.total} role="status">
            {count}
          </span>
        }
        actions={actions?.({ narrow })}
      />
      {tabs?.({ narrow, total, drawn: !pages.isPending })}
      <div className={classes.tools}>
        <div className={classes.search}>
          <SearchBox
            value={search.q ?? ''}
            placeholder={subject.searchHint}
            onSearch={(q) => change({ q: q || undefined }, true)}
            onLeave={() => grid.current?.focusFirst()}
          />
        </div>
        {narrow ? (
          <ActionIcon
            variant="default"
            size={30}
            aria-label={t('records.list.filter')}
            onClick={() => setBuilding(true)}
            aria-haspopup="dialog"
          >
            <IconFilter size={16} />
          </ActionIcon>
        ) : (
          <Button
            variant="default"
            style={{ flex: 'none' }}
            leftSection={<IconFilter size={15} />}
            onClick={() => setBuilding(true)}
            aria-haspopup="dialog"
          >
            {t('records.list.filter')}
          </Button>
        )}
        {narrow ? (
          <SortMenu columns={subject.columns} sort={search.sort} onSort={(sort) => change({ sort })} />
        ) : (
          <ColumnChooser
            columns={subject.columns}
            layout={layout}
            standard={standard ?? layoutOf({}, subject.standard)}
            onChange={look}
          />
        )}
      </div>
      {filter && (
        <FilterChips
          filter={filter}
          words={subject.filterWords}
          onChange={(next) => change({ filter: next as ListSearch['filter'] })}
          onOpen={() => setBuilding(true)}
        />
      )}
      <div className={classes.busy}>
        {pages.isFetching && !readsOn && (
          <Progress value={100} animated size={2} radius={0} aria-label={t('ui.loading')} />
        )}
      </div>
      {notice?.({ toTop: () => grid.current?.toTop() })}
      {rows.length > 0 &&
      !(pages.isError && ends.start.failed === null && ends.end.failed === null && pages.isPlaceholderData) ? (
        <Grid
          ref={grid}
          subject={subject}
          columns={columns}
          rows={rows}
          first={first}
          reading={reading}
          search={search}
          narrow={narrow}
          density={layout.density}
          total={total?.exact ? total.value : null}
          stale={pages.isPlaceholderData}
          ends={ends}
          onFar={readFrom}
          onSort={(sort) => change({ sort })}
          onResize={resize}
          onOpen={(row) => void navigate({ to: subject.openPath(row) })}
          onEdit={(row) => subject.editPath && void navigate({ to: subject.editPath(row) })}
          selected={bulk && selected}
        />
      ) : (
        <ListState
          pending={pages.isPending || (pages.isFetching && pages.isPlaceholderData)}
          error={pages.error}
          retry={() => void pages.refetch()}
          asked={narrowed}
          onFilter={() => setBuilding(true)}
          onClear={() => change({ q: undefined, filter: undefined, ...(pages.isError && { sort: undefined }) })}
          onUnsort={search.sort ? () => change({ sort: undefined }) : undefined}
          empty={empty}
          narrow={narrow}
        />
      )}
      {bulk && (
        <SelectionBar selected={selected} total={total} loaded={rows.length} words={subject.words} narrow={narrow}>
          {bulk(selected)}
        </SelectionBar>
      )}
      <Suspense>
        {building && (
          <FilterBuilder
            filter={filter}
            scope={subject.scope}
            words={subject.filterWords}
            onApply={(next) => {
              change({ filter: next as ListSearch['filter'] })
              setBuilding(false)
            }}
            onClose={() => setBuilding(false)}
          />
        )}
      </Suspense>
    </div>
  )
}
