import { Alert, Button } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { journalKinds } from '../../contract/platform/journal/kinds.ts'
import { listJournal } from '../../contract/platform/journal/journal.ts'
import { call } from '../platform/api.ts'
import { useLive } from '../platform/live.ts'
import { midnight } from '../ui/days.ts'
import { Page } from '../ui/Page.tsx'
import { usePages } from '../ui/paged.ts'
import { ShowMore } from '../ui/ShowMore.tsx'
import { EmptyState, Loaded } from '../ui/states.tsx'
import { JournalFilters } from './JournalFilters.tsx'
import { JournalLines } from './JournalLines.tsx'

/** The whole journal: everything that happened and that this person may see. */
export function JournalPage() {
  const { t } = useTranslation()
  const navigate = useNavigate({ from: '/journal' })
  const search = useSearch({ from: '/inside/journal' })
  const [fresh, setFresh] = useState(0)
  const query = {
    kind: journalKinds.find((kind) => kind === search.kind),
    actor_id: search.actor,
    action_id: search.act,
    from: midnight(search.from),
    to: midnight(search.to, 1),
  }
  const pages = usePages(['journal', search], (after, signal) =>
    call(listJournal, { query: { ...query, after }, signal }),
  )
  useLive({ journal: () => setFresh((count) => count + 1), reset: () => void pages.refetch() })
  const filtered = Object.values(search).some((value) => value !== undefined)
  const showFresh = (): void => {
    setFresh(0)
    void pages.refetch()
  }
  return (
    <Page title={t('journal.title')} about={t('journal.about')}>
      {search.act === undefined ? (
        <JournalFilters search={search} onChange={(next) => void navigate({ search: next, replace: true })} />
      ) : (
        <Alert mb="md">
          {t('journal.act_shown')}{' '}
          <Button variant="default" size="compact-xs" ml="xs" onClick={() => void navigate({ search: {} })}>
            {t('journal.act_clear')}
          </Button>
        </Alert>
      )}
      {fresh > 0 && search.act === undefined && (
        <Button variant="light" size="compact-sm" fullWidth mb="xs" onClick={showFresh}>
          {t('journal.new_lines', { count: fresh })}
        </Button>
      )}
      <Loaded query={pages}>
        {(rows) =>
          rows.length === 0 && !pages.hasMore ? (
            <EmptyState
              icon={IconHistory}
              title={t('journal.empty_title')}
              text={filtered ? t('journal.empty_filtered') : t('journal.empty_text')}
            />
          ) : (
            <>
              <JournalLines lines={rows} acts />
              <ShowMore pages={pages} />
            </>
          )
        }
      </Loaded>
    </Page>
  )
}
