import { useInfiniteQuery } from '@tanstack/react-query'
import type { OwnerProps } from '../records/view.ts'
import { Section } from '../ui/Section.tsx'
import { ShowMore } from '../ui/ShowMore.tsx'
import { Loaded, LoadingState } from '../ui/states.tsx'
import { openOfCustomer } from './queries.ts'
import { TaskRow } from './TaskRow.tsx'
import { useTaskWords } from './tasks-view.ts'
import classes from './tasks.module.css'
import { useTaskActs, useTaskDialog } from './use-task-acts.tsx'

/** The open tasks of a customer, those that are due first on top. Where there are none, nothing is drawn. */
export function TasksInWork({ owner }: OwnerProps) {
  const words = useTaskWords()
  const query = useInfiniteQuery(openOfCustomer(owner.id))
  const acts = useTaskActs()
  const { ask, dialog } = useTaskDialog(acts)
  const open = query.data?.pages.flatMap((page) => page.items).filter((task) => !task.completed)
  return (
    <>
      {open?.length !== 0 && (
        <Section title={words.t('tasks.inWork')}>
          <Loaded query={query} loading={<LoadingState lines={1} height={44} />}>
            {() => (
              <ul className={classes.list}>
                {open?.map((task) => (
                  <li key={task.id} className={classes.item}>
                    <TaskRow task={task} words={words} acts={acts} ask={ask} without="customer_id" />
                  </li>
                ))}
              </ul>
            )}
          </Loaded>
          <ShowMore
            pages={{
              hasMore: query.hasNextPage,
              busy: query.isFetchingNextPage,
              more: () => void query.fetchNextPage(),
            }}
          />
        </Section>
      )}
      {dialog}
    </>
  )
}
