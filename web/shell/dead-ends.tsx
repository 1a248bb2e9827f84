import { Button } from '@mantine/core'
import { IconError404, IconLock, IconMoodSad } from '@tabler/icons-react'
import { useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../platform/api-error.ts'
import { Page } from '../ui/Page.tsx'
import { EmptyState, ErrorState } from '../ui/states.tsx'

/** An address that leads nowhere. */
export function NotFoundPage() {
  const { t } = useTranslation()
  return (
    <Page title={t('ui.not_found_title')}>
      <EmptyState icon={IconError404} title={t('ui.not_found_text')} />
    </Page>
  )
}

/** A page that this person may not see. */
export function ForbiddenPage() {
  const { t } = useTranslation()
  return (
    <Page title={t('ui.forbidden_title')}>
      <EmptyState icon={IconLock} title={t('ui.forbidden_text')} />
    </Page>
  )
}

/** A page that failed: a call that says why, or a fault of ours. */
export function FailedPage({ error }: { error: unknown }) {
  const { t } = useTranslation()
  const router = useRouter()
  const known = error instanceof ApiError
  return (
    <Page title={known ? t('ui.could_not_load') : t('ui.crashed_title')}>
      {known ? (
        <ErrorState error={error} retry={() => router.invalidate()} />
      ) : (
        <EmptyState
          icon={IconMoodSad}
          title={t('ui.crashed_text')}
          actions={<Button onClick={() => window.location.reload()}>{t('ui.reload')}</Button>}
        />
      )}
    </Page>
  )
}
