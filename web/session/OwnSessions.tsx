import { Badge, Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { endSession, listSessions, type OwnSession } from '../../contract/session/session.ts'
import { call } from '../platform/api.ts'
import { useFormats } from '../platform/formats.ts'
import { useConfirm } from '../ui/confirm.tsx'
import { Section } from '../ui/Section.tsx'
import { SmallTable } from '../ui/SmallTable.tsx'
import { Loaded, LoadingState } from '../ui/states.tsx'
import { toastDone } from '../ui/toast.ts'
import { browserName } from './browser-name.ts'

/** Where one is signed in, with a button to end each. */
export function OwnSessions() {
  const { t } = useTranslation()
  const formats = useFormats()
  const client = useQueryClient()
  const confirm = useConfirm()
  const query = useQuery({ queryKey: ['own-sessions'], queryFn: ({ signal }) => call(listSessions, { signal }) })
  const end = async (session: OwnSession): Promise<void> => {
    const done = await confirm({
      title: t('session.end_title'),
      body: t('session.end_body', { device: browserName(t, session.user_agent), address: session.address }),
      action: t('session.end_action'),
      danger: true,
      run: () => call(endSession, { params: { id: session.id } }),
    })
    if (done) toastDone(t('session.ended'))
    await client.invalidateQueries({ queryKey: ['own-sessions'] })
  }
  return (
    <Section title={t('session.sessions')} about={t('session.sessions_about')}>
      <Loaded query={query} loading={<LoadingState lines={2} />}>
        {({ items }) => (
          <SmallTable
            label={t('session.sessions')}
            rows={items}
            rowKey={(row) => row.id}
            columns={[
              { key: 'device', title: t('session.device'), cell: (row) => browserName(t, row.user_agent) },
              { key: 'address', title: t('session.address'), cell: (row) => row.address },
              { key: 'last', title: t('session.last_seen'), cell: (row) => formats.relative(row.last_seen_at) },
              { key: 'since', title: t('session.since'), cell: (row) => formats.dateTime(row.created_at) },
              {
                key: 'end',
                title: t('ui.actions'),
                quiet: true,
                tight: true,
                align: 'right',
                cell: (row) =>
                  row.current ? (
                    <Badge>{t('session.this_session')}</Badge>
                  ) : (
                    <Button variant="default" size="compact-xs" onClick={() => void end(row)}>
                      {t('session.end')}
                    </Button>
                  ),
              },
            ]}
          />
        )}
      </Loaded>
    </Section>
  )
}
