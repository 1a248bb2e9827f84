import { Button } from '@mantine/core'
import { IconHourglassLow, IconSearchOff } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../../platform/api-error.ts'
import { problemText } from '../../platform/problem.ts'
import { EmptyState, ErrorState, LoadingState } from '../../ui/states.tsx'

interface Props {
  pending: boolean
  error: unknown
  retry: () => void
  /** Whether anything was searched or filtered for. */
  asked: boolean
  onFilter: () => void
  onClear: () => void
  onUnsort: (() => void) | undefined
  empty: ReactNode
  narrow: boolean
}

/** What stands where the rows would be: they are coming, there are none, the question was too wide, or it failed. */
export function ListState({ pending, error, retry, asked, onFilter, onClear, onUnsort, empty, narrow }: Props) {
  const { t } = useTranslation()
  if (pending) {
    return (
      <div style={{ padding: '8px 20px' }}>
        <LoadingState lines={12} height={narrow ? 52 : 32} />
      </div>
    )
  }
  if (error instanceof ApiError && error.code === 'narrow_this') {
    return (
      <EmptyState
        icon={IconHourglassLow}
        title={t('records.list.narrowTitle')}
        text={t('records.list.narrowText')}
        actions={
          <>
            <Button onClick={onFilter}>{t('records.list.addFilter')}</Button>
            {onUnsort && (
              <Button variant="default" onClick={onUnsort}>
                {t('records.list.unsort')}
              </Button>
            )}
          </>
        }
      />
    )
  }
  if (error instanceof ApiError && error.status === 422) {
    return (
      <EmptyState
        icon={IconSearchOff}
        title={t('records.list.refusedTitle')}
        text={error.code === 'invalid' ? t('records.list.refusedText') : problemText(t, error)}
        actions={
          <Button variant="default" onClick={onClear}>
            {t('records.list.clearAll')}
          </Button>
        }
      />
    )
  }
  if (error) return <ErrorState error={error} retry={retry} />
  if (!asked) return empty
  return (
    <EmptyState
      icon={IconSearchOff}
      title={t('records.list.noneFound')}
      text={t('records.list.noneFoundText')}
      actions={
        <Button variant="default" onClick={onClear}>
          {t('records.list.clearAll')}
        </Button>
      }
    />
  )
}
