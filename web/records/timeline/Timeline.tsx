import { Alert, Button } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { problemText } from '../../platform/problem.ts'
import { EmptyState, LoadingState } from '../../ui/states.tsx'
import { useHistoryWords } from '../history/use-history-words.ts'
import type { Order, Owner } from '../view.ts'
import { Act } from './Act.tsx'
import classes from './timeline.module.css'
import { useTimeline, type LoadLines } from './use-timeline.ts'

export type { LoadLines }

/** Everything that happened with an owner: the acts of the journal and what records lend, in one order. */
export function Timeline({ owner, order, lines }: { owner: Owner; order: Order; lines: LoadLines }) {
  const { t } = useTranslation()
  const history = useHistoryWords([owner.id])
  const { sources, items, acts, wants, failed, pending, readOn, reading, again } = useTimeline(owner, lines)
  const tops = sources.flatMap(({ name, Top }) => (Top ? [<Top key={name} owner={owner} />] : []))
  const more = wants && (
    <Button variant="subtle" size="compact-sm" loading={reading} onClick={readOn}>
      {t('records.earlier.more')}
    </Button>
  )
  const shown = order === 'oldest' ? items.toReversed() : items
  const isEmpty = shown.length === 0 && !more && !pending && failed.length === 0
  return (
    <div className={classes.stack}>
      {failed.map((error, at) => (
        <Alert key={at} color="red" role="alert">
          {t('records.earlier.failed')} {problemText(t, error)}{' '}
          <Button size="compact-xs" variant="default" onClick={again}>
            {t('ui.try_again')}
          </Button>
        </Alert>
      ))}
      <Suspense>{tops}</Suspense>
      {order === 'oldest' && more}
      <Suspense fallback={<LoadingState lines={4} height={44} />}>
        {shown.map((item) => {
          const act = acts.get(item.id)
          if (act) return <Act key={item.id} lines={act.lines} at={act.at} {...history} />
          const source = sources.find(({ name }) => name === item.source)
          return source && <source.Entry key={item.id} owner={owner} entry={item.entry} />
        })}
      </Suspense>
      {order === 'newest' && more}
      {pending && <LoadingState lines={shown.length === 0 ? 4 : 1} height={44} />}
      {isEmpty && tops.length === 0 && <EmptyState icon={IconHistory} title={t('records.earlier.none')} />}
    </div>
  )
}
