import { IconChecklist } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useMore } from '../records/history/use-more.ts'
import timeline from '../records/timeline/timeline.module.css'
import type { Order, OwnerProps } from '../records/view.ts'
import { EmptyState, Loaded, LoadingState } from '../ui/states.tsx'
import { allOfCustomer } from './queries.ts'
import { TaskRow } from './TaskRow.tsx'
import { useTaskWords } from './tasks-view.ts'
import { useTaskActs, useTaskDialog } from './use-task-acts.tsx'

/** All tasks of a customer, whether done or not. */
export function TasksEarlier({ owner, order }: OwnerProps & { order: Order }) {
  const words = useTaskWords()
  const { t } = words
  const query = useInfiniteQuery(allOfCustomer(owner.id, order))
  const end = useMore(query, query.data?.pages.length ?? 0)
  const acts = useTaskActs()
  const { ask, dialog } = useTaskDialog(acts)
  return (
    <Loaded query={query} loading={<LoadingState lines={3} height={44} />}>
      {({ pages }) => {
        const tasks = pages.flatMap((page) => page.items)
        if (tasks.length === 0)
          return <EmptyState icon={IconChecklist} title={t('tasks.none')} text={t('tasks.noneText')} />
        return (
          <div className={timeline.stack}>
            {tasks.map((task) => (
              <TaskRow key={task.id} task={task} words={words} acts={acts} ask={ask} without="customer_id" />
            ))}
            <div ref={end}>{query.isFetchingNextPage && <LoadingState lines={1} height={44} />}</div>
            {dialog}
          </div>
        )
      }}
    </Loaded>
  )
}
