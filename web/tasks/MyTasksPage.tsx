import { IconBeach, IconPlus } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { TaskListItem } from '../../contract/tasks/endpoints.ts'
import { LinkButton } from '../ui/LinkButton.tsx'
import { useNow } from '../ui/now.ts'
import { Page } from '../ui/Page.tsx'
import { ShowMore } from '../ui/ShowMore.tsx'
import { EmptyState, Loaded } from '../ui/states.tsx'
import { dayGroups, groupOf, type DayGroup } from './due.ts'
import { myOpenTasks } from './queries.ts'
import { TaskRow } from './TaskRow.tsx'
import { useTaskRights, useTaskWords } from './tasks-view.ts'
import classes from './tasks.module.css'
import { useTaskActs, useTaskDialog } from './use-task-acts.tsx'
import { useTaskKeys } from './use-task-keys.ts'

type Group = readonly [DayGroup, TaskListItem[]]

/** What somebody has to do, by day. Every act has its key. */
export function MyTasksPage() {
  const words = useTaskWords()
  const { t } = words
  const { says } = useTaskRights()
  const query = useInfiniteQuery(myOpenTasks)
  const now = useNow()
  const groups = useMemo((): Group[] => {
    const open = query.data?.pages.flatMap((page) => page.items).filter((task) => !task.completed) ?? []
    const all = dayGroups.map((group): Group => [group, open.filter((task) => groupOf(task, now) === group)])
    return all.filter(([, tasks]) => tasks.length > 0)
  }, [query.data, now])
  const create = says && (
    <LinkButton to="/tasks/new" leftSection={<IconPlus size={15} />}>
      {t('tasks.list.create')}
    </LinkButton>
  )
  return (
    <Page
      width="narrow"
      title={t('tasks.mine.title')}
      about={t('tasks.mine.about')}
      actions={
        <>
          <LinkButton to="/tasks" variant="default">
            {t('tasks.list.all')}
          </LinkButton>
          {create}
        </>
      }
    >
      <Loaded query={query}>
        {() =>
          groups.length === 0 ? (
            <EmptyState
              icon={IconBeach}
              title={t('tasks.mine.empty')}
              text={t('tasks.mine.emptyText')}
              actions={create}
            />
          ) : (
            <Groups groups={groups} />
          )
        }
      </Loaded>
      <ShowMore
        pages={{ hasMore: query.hasNextPage, busy: query.isFetchingNextPage, more: () => void query.fetchNextPage() }}
      />
    </Page>
  )
}

function Groups({ groups }: { groups: readonly Group[] }) {
  const words = useTaskWords()
  const acts = useTaskActs()
  const { ask, dialog } = useTaskDialog(acts)
  const { list, rowProps } = useTaskKeys(
    groups.flatMap(([, tasks]) => tasks),
    acts,
    ask,
  )
  return (
    <div ref={list}>
      {groups.map(([group, tasks]) => (
        <section key={group} aria-labelledby={`group-${group}`}>
          <h2 id={`group-${group}`} className={classes.groupTitle}>
            {words.t(`tasks.groups.${group}`)}
            <span className={classes.count}>{words.formats.number(tasks.length)}</span>
          </h2>
          <ul className={classes.list}>
            {tasks.map((task) => (
              <li key={task.id} className={classes.item} {...rowProps(task)}>
                <TaskRow task={task} words={words} acts={acts} ask={ask} without="performer_id" />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {dialog}
    </div>
  )
}
