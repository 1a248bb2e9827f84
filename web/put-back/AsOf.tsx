import { Alert, Button, Group } from '@mantine/core'
import { IconClockHour4 } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { useHistoryWords } from '../records/history/use-history-words.ts'
import { PageHeader } from '../ui/Page.tsx'
import { ErrorState, LoadingState } from '../ui/states.tsx'
import { AsOfDialog } from './AsOfDialog.tsx'
import { fieldText } from './field-text.ts'
import { pageOf, Past, type PastOf } from './past.ts'
import classes from './put-back.module.css'

/** What every row as it was tells. */
export interface Told {
  at: string
  since: string
  changed: string[]
  erased: string[]
  not_kept: string[]
}

interface Props<A extends Told> {
  of: PastOf
  at: string
  /** What the row of now is called. */
  title: string
  read: (at: string, signal: AbortSignal) => Promise<A>
  /** Its page; `banner` says of when it is and stands below the title. Null where it was not there yet. */
  page: (then: A, banner: ReactNode) => ReactNode
}

/** The page of a row as it was at a moment, only to be read. */
export function AsOf<A extends Told>({ of, at, title, read, page }: Props<A>) {
  const { words } = useHistoryWords()
  const { t, formats } = words
  const query = useQuery({ queryKey: ['as-of', of.id, at], queryFn: ({ signal }) => read(at, signal) })
  if (query.error)
    return (
      <>
        <PageHeader title={title} />
        <Banner of={of} text={t('putBack.asOfTitle')} />
        <ErrorState error={query.error} retry={query.refetch} />
      </>
    )
  if (!query.data) return <LoadingState lines={10} height={28} />
  const then = query.data
  const moment = formats.dateTime(then.at)
  const shown = page(
    then,
    <Banner of={of} text={t('putBack.asOfBanner', { moment })}>
      <Remarks of={of} then={then} />
    </Banner>,
  )
  if (shown !== null) return <Past value={new Set(then.changed)}>{shown}</Past>
  return (
    <>
      <PageHeader title={title} />
      <Banner of={of} text={t('putBack.asOfBefore', { moment, since: formats.dateTime(then.since) })} />
    </>
  )
}

function Banner({ of, text, children }: { of: PastOf; text: string; children?: ReactNode }) {
  const { t } = useHistoryWords().words
  const [asking, setAsking] = useState(false)
  return (
    <Alert color="orange" icon={<IconClockHour4 size={18} />} className={classes.banner} role="status">
      <div>{text}</div>
      {children}
      <Group gap="xs" mt="xs">
        <Button component={Link} {...pageOf(of)} size="compact-sm">
          {t('putBack.asOfBack')}
        </Button>
        <Button variant="default" size="compact-sm" onClick={() => setAsking(true)}>
          {t('putBack.asOfOther')}
        </Button>
      </Group>
      {asking && <AsOfDialog of={of} onClose={() => setAsking(false)} />}
    </Alert>
  )
}

/** What cannot be told of the past: erased, or never kept. */
function Remarks({ of, then }: { of: PastOf; then: Told }) {
  const { words, changes } = useHistoryWords()
  const told = (paths: readonly string[]): string =>
    words.formats.list(paths.map((path) => fieldText(words, changes, path, of.type)))
  const kept = then.not_kept.filter((name) => name !== 'updated_at' && name !== 'created_at')
  return (
    <>
      {then.erased.length > 0 && <div>{words.t('putBack.asOfErased', { fields: told(then.erased) })}</div>}
      {kept.length > 0 && <div>{words.t('putBack.asOfNotKept', { fields: told(kept) })}</div>}
    </>
  )
}
