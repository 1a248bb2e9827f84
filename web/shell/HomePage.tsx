import { IconDoor } from '@tabler/icons-react'
import { Navigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useCan } from '../platform/session.tsx'
import { Page } from '../ui/Page.tsx'
import { EmptyState } from '../ui/states.tsx'
import { visiblePlaces } from './places.ts'

/** Where one begins: the first place that one may see. */
export function HomePage() {
  const { t } = useTranslation()
  const can = useCan()
  const [first] = [...visiblePlaces(can, 'work'), ...visiblePlaces(can, 'administration')]
  if (first) return <Navigate to={first.to} replace />
  return (
    <Page title={t('shell.nothing_title')}>
      <EmptyState icon={IconDoor} title={t('shell.nothing_title')} text={t('shell.nothing_text')} />
    </Page>
  )
}
