import { Alert, Button, Group } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { PutBackRefused } from '../../contract/platform/put-back.ts'
import { ApiError } from '../platform/api-error.ts'
import { call } from '../platform/api.ts'
import { problemText } from '../platform/problem.ts'
import type { ChangeWords } from '../records/history/change-words.ts'
import type { Words } from '../records/words.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Loaded } from '../ui/states.tsx'
import { toastDone } from '../ui/toast.ts'
import type { PastOf } from './past.ts'
import { RefusedTable, StepTable } from './PutBackTables.tsx'
import { rereadRow } from '../records/row-keys.ts'

/** What is put back: one field of a line, a line, a save, or a field as it was at a moment. */
export interface Chosen {
  line_id?: string
  action_id?: string
  since?: string
  field?: string
}

interface Props {
  of: PastOf
  chosen: Chosen
  words: Words
  changes: ChangeWords
  onClose: () => void
}

/** Shows what will change, then changes it. What was not put back is told with what it says now. */
export function PutBackDialog({ of, chosen, words, changes, onClose }: Props) {
  const { t } = words
  const client = useQueryClient()
  const [left, setLeft] = useState<PutBackRefused[] | null>(null)
  const params = { id: of.id }
  const preview = useQuery({
    // Not read again with the row: what somebody is about to confirm stays as they see it.
    queryKey: ['put-back', [of.type, of.id], chosen],
    queryFn: ({ signal }) => call(of.endpoints.preview, { params, query: chosen, signal }),
    gcTime: 0,
    staleTime: Infinity,
  })
  const act = useMutation({
    mutationFn: async () => {
      const { field, ...which } = chosen
      const version = preview.data?.version
      return call(of.endpoints.putBack, {
        params,
        body: { ...which, ...(field && { fields: [field] }) },
        ...(version !== undefined && { version }),
      })
    },
    onSuccess: async ({ put_back, refused }) => {
      await rereadRow(client, of.id)
      if (refused.length > 0) return setLeft(refused)
      toastDone(t('putBack.done', { count: put_back.length }))
      onClose()
    },
    onError: (error) => {
      if (isStale(error)) void preview.refetch()
    },
  })
  return (
    <Dialog onClose={onClose} size="lg" title={t('putBack.title')}>
      {left ? (
        <>
          <Alert color="orange" mb="sm">
            {t('putBack.someRefused')}
          </Alert>
          <RefusedTable rows={left} of={of.type} words={words} changes={changes} />
        </>
      ) : (
        <Loaded query={preview}>
          {({ steps, refused }) => (
            <>
              {steps.length > 0 && (
                <>
                  <p>{t('putBack.intro')}</p>
                  <StepTable rows={steps} of={of.type} words={words} changes={changes} />
                </>
              )}
              {refused.length > 0 && (
                <>
                  <p>{t('putBack.refusedIntro')}</p>
                  <RefusedTable rows={refused} of={of.type} words={words} changes={changes} />
                </>
              )}
              {steps.length + refused.length === 0 && <p>{t('putBack.nothing')}</p>}
            </>
          )}
        </Loaded>
      )}
      {act.error && (
        <Alert color="red" mt="sm" role="alert">
          {isStale(act.error) ? t('putBack.stale') : problemText(t, act.error)}
        </Alert>
      )}
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={onClose} data-autofocus>
          {t(left || preview.data?.steps.length === 0 ? 'putBack.close' : 'ui.cancel')}
        </Button>
        {!left && preview.data && preview.data.steps.length > 0 && (
          <Button loading={act.isPending} disabled={preview.isFetching} onClick={() => act.mutate()}>
            {t('putBack.action')}
          </Button>
        )}
      </Group>
    </Dialog>
  )
}

const isStale = (error: unknown): boolean => error instanceof ApiError && error.code === 'stale'
