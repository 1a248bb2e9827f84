import { Button } from '@mantine/core'
import { IconShieldCheck } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isOfSecurity, securityKinds } from '../../contract/platform/journal/kinds.ts'
import { listSecurityLog, type SecurityLine } from '../../contract/security/security.ts'
import { call } from '../platform/api.ts'
import { useLive } from '../platform/live.ts'
import { midnight } from '../ui/days.ts'
import { Page } from '../ui/Page.tsx'
import { usePages } from '../ui/paged.ts'
import { ShowMore } from '../ui/ShowMore.tsx'
import { EmptyState, Loaded } from '../ui/states.tsx'
import { LineDetails } from './LineDetails.tsx'
import { SecurityFilters } from './SecurityFilters.tsx'
import { SecurityLines } from './SecurityLines.tsx'

/** Who signed in from where, what failed or was refused, and which rights changed. */
export function SecurityPage() {
  const { t } = useTranslation()
  const navigate = useNavigate({ from: '/security-log' })
  const search = useSearch({ from: '/inside/security-log' })
  const [fresh, setFresh] = useState(0)
  const [shown, setShown] = useState<SecurityLine | null>(null)
  const query = {
    kind: securityKinds.find((kind) => kind === search.kind),
    person_id: search.person,
    address: search.address,
    from: midnight(search.from),
    to: midnight(search.to, 1),
  }
  const pages = usePages(['security-log', search], (after, signal) =>
    call(listSecurityLog, { query: { ...query, after }, signal }),
  )
  useLive({
    journal: ({ kind }) => isOfSecurity(kind) && setFresh((count) => count + 1),
    reset: () => void pages.refetch(),
  })
  const showFresh = (): void => {
    setFresh(0)
    void pages.refetch()
  }
  const filtered = Object.values(search).some((value) => value !== undefined)
  return (
    <Page title={t('security.title')} about={t('security.about')}>
      <SecurityFilters search={search} onChange={(next) => void navigate({ search: next, replace: true })} />
      {fresh > 0 && (
        <Button variant="light" size="compact-sm" fullWidth mb="xs" onClick={showFresh}>
          {t('security.new_lines', { count: fresh })}
        </Button>
      )}
      <Loaded query={pages}>
        {(rows) =>
          rows.length === 0 && !pages.hasMore ? (
            <EmptyState
              icon={IconShieldCheck}
              title={t('security.empty_title')}
              text={filtered ? t('security.empty_filtered') : t('security.empty_text')}
            />
          ) : (
            <>
              <SecurityLines lines={rows} onShow={setShown} />
              <ShowMore pages={pages} />
            </>
          )
        }
      </Loaded>
      {shown && <LineDetails line={shown} onClose={() => setShown(null)} />}
    </Page>
  )
}
