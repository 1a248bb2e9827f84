import { Alert, Button, Group, Loader, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AnyBulk, BulkSelection } from '../../contract/platform/bulk.ts'
import type { Job } from '../../contract/platform/jobs.ts'
import { followJob } from '../jobs/own-jobs.ts'
import { call } from '../platform/api.ts'
import { ApiError } from '../platform/api-error.ts'
import { fieldTexts, problemText } from '../platform/problem.ts'
import { useIdempotencyKey } from '../records/form/idempotency.ts'
import type { Words } from '../records/words.ts'
import { toastDone } from '../ui/toast.ts'
import classes from './bulk.module.css'
import { matchingOf, selectionOf, type Target } from './target.ts'
import type { bulkText } from './texts.ts'

export type Start = (
  asked: { selection: BulkSelection; expected: number },
  keyOf: (body: unknown) => string,
) => Promise<Job>

interface Props {
  /** Counts those that are selected. */
  counted: Pick<AnyBulk, 'resource' | 'count'>
  target: Target
  words: Words
  text: ReturnType<typeof bulkText>
  /** What will happen to each of them. */
  sentences: readonly string[]
  /** They end by it: it is asked in red, and for the versions that were seen. */
  ends?: boolean
  start: Start
  onBack: () => void
  onStarted: () => void
}

/** The exact number, what will happen to them, and the button that starts it. */
export function ConfirmStep({
  counted: { resource, count: endpoint },
  target,
  words,
  text,
  ends = false,
  ...rest
}: Props) {
  const { sentences, start, onBack, onStarted } = rest
  const { t, formats } = words
  const [renewed, setRenewed] = useState<number | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const keyOf = useIdempotencyKey()
  const matching = matchingOf(target)
  const counted = useQuery({
    queryKey: ['bulk', resource, 'count', matching],
    queryFn: ({ signal }) => call(endpoint, { body: { selection: matching ?? {} }, signal }),
    enabled: matching !== null,
    gcTime: 0,
    staleTime: Infinity,
    retry: false,
  })
  const picked = target.selection.all ? null : target.selection.rows.size
  const count = picked ?? renewed ?? counted.data?.count ?? null

  const begin = async (expected: number): Promise<void> => {
    setBusy(true)
    setError(null)
    try {
      const job = await start({ selection: selectionOf(target, ends), expected }, keyOf)
      followJob(job.id)
      toastDone(t('bulk.started'))
      onStarted()
    } catch (failure) {
      const data = failure instanceof ApiError && failure.code === 'count_changed' ? failure.data : null
      if (data) setRenewed((data as { count: number }).count)
      setError(failure)
      setBusy(false)
    }
  }
  if (counted.error) return <Failed text={problemText(t, counted.error)} words={words} onBack={onBack} />
  if (count === null)
    return (
      <Group gap="xs" role="status">
        <Loader size="xs" />
        <Text size="sm">{t('bulk.counting')}</Text>
      </Group>
    )
  if (count === 0) return <Failed text={text('none')} words={words} onBack={onBack} />
  const params = { count, value: formats.number(count) }
  return (
    <>
      <Text size="sm" component="div" role="status">
        <b>{text(ends ? 'endsCount' : 'changesCount', params)}</b>
        <ul className={classes.what}>
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </Text>
      <Text size="xs" c="dimmed" mt="sm">
        {t('bulk.background')} {!ends ? text('changeHint') : picked !== null && text('endHint')}
      </Text>
      {error !== null && (
        <Alert color="red" mt="sm" role="alert">
          {Object.values(fieldTexts(t, error))[0] ?? problemText(t, error)}
        </Alert>
      )}
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" disabled={busy} onClick={onBack}>
          {t(ends ? 'ui.cancel' : 'ui.back')}
        </Button>
        <Button
          color={ends ? 'red' : undefined}
          loading={busy}
          onClick={() => void begin(count)}
          data-autofocus={!ends}
        >
          {text(ends ? 'end' : 'change', params)}
        </Button>
      </Group>
    </>
  )
}

function Failed({ text, words, onBack }: { text: string; words: Words; onBack: () => void }) {
  return (
    <>
      <Alert color="red" role="alert">
        {text}
      </Alert>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onBack}>
          {words.t('ui.back')}
        </Button>
      </Group>
    </>
  )
}
