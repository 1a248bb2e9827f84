import { Alert, Anchor } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { listJournal } from '../../contract/platform/journal/journal.ts'
import type { JournalAction } from '../../contract/platform/undo.ts'
import { jobQuery } from '../jobs/queries.ts'
import { isOpen } from '../jobs/words.ts'
import { JobProgress } from '../jobs/JobProgress.tsx'
import { JobRows } from '../jobs/JobRows.tsx'
import { JobButtons, JobState } from '../jobs/JobTable.tsx'
import { useLiveJobs } from '../jobs/live-list.ts'
import { call } from '../platform/api.ts'
import { recordLabel } from '../put-back/field-text.ts'
import { useFormats } from '../platform/formats.ts'
import { fieldText } from '../platform/problem.ts'
import { Fact, Facts } from '../ui/Facts.tsx'
import { Page } from '../ui/Page.tsx'
import { usePages } from '../ui/paged.ts'
import { Section } from '../ui/Section.tsx'
import { ShowMore } from '../ui/ShowMore.tsx'
import { Loaded } from '../ui/states.tsx'
import { JournalLines } from './JournalLines.tsx'
import { actionQuery } from './queries.ts'
import { UndoButton } from './UndoButton.tsx'
import { actorName, kindLabel } from './words.ts'

/** One act as a whole: who did it, what it did to whom, and its undo. */
export function ActionPage() {
  const { t } = useTranslation()
  const { id } = useParams({ from: '/inside/journal/actions/$id' })
  const query = useQuery(actionQuery(id))
  const action = query.data
  return (
    <Page
      title={action ? titleOf(action, (kind) => kindLabel(t, kind)) : t('putBack.page.title')}
      about={
        <Anchor component={Link} to="/journal" fz="xs">
          {t('journal.title')}
        </Anchor>
      }
      actions={action && <UndoButton action={action} />}
    >
      <Loaded query={query}>
        {(found) => (
          <>
            <ActionFacts action={found} />
            {found.cannot_undo === 'nothing_to_undo' || found.cannot_undo === 'not_allowed' ? (
              <Alert color="gray" my="md">
                {t(`putBack.page.cannot.${found.cannot_undo}`)}
              </Alert>
            ) : null}
            {found.undo && <UndoResult jobId={found.undo.job_id} />}
            {found.undoes && <UndoResult jobId={found.undoes.job_id} />}
            <ActionLines id={id} />
          </>
        )}
      </Loaded>
    </Page>
  )
}

const titleOf = (action: JournalAction, label: (kind: string) => string): string =>
  label(action.kinds[0]?.kind ?? '') || action.actor.name

function ActionFacts({ action }: { action: JournalAction }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const count = formats.number(Math.min(action.customers.value, 100_000))
  const others = action.records.flatMap(({ type, value }) => {
    const label = type === 'customer' ? '' : recordLabel(t, type)
    return label ? `${label} (${formats.number(value)})` : []
  })
  const way = t(`journal.sources.${action.source}` as 'journal.sources.web', { defaultValue: action.source })
  return (
    <Facts>
      <Fact name={t('putBack.page.who')}>{actorName(t, action.actor)}</Fact>
      <Fact name={t('putBack.page.when')}>{formats.dateTime(action.at)}</Fact>
      <Fact name={t('putBack.page.way')}>{way}</Fact>
      <Fact name={t('putBack.page.customers')}>
        {action.customers.exact ? count : t('putBack.page.more', { number: count })}
      </Fact>
      <Fact name={t('putBack.page.records')}>{others.length > 0 && formats.list(others)}</Fact>
      <Fact name={t('putBack.page.what')}>
        {action.kinds.length > 0 &&
          formats.list(action.kinds.map((one) => `${kindLabel(t, one.kind)} (${formats.number(one.count)})`))}
      </Fact>
      <Fact name={t('putBack.page.undoes')}>
        {action.undoes && (
          <Anchor
            component={Link}
            to={`/journal/actions/${action.undoes.action_id}` as string}
            fz="inherit"
            underline="always"
          >
            {t('putBack.page.another')}
          </Anchor>
        )}
      </Fact>
      <Fact name={t('putBack.page.undone')}>
        {action.undo && (
          <>
            {t('putBack.page.undoneBy', { name: action.undo.actor.name, at: formats.dateTime(action.undo.at) })}{' '}
            <Anchor
              component={Link}
              to={`/journal/actions/${action.undo.action_id}` as string}
              fz="inherit"
              underline="always"
            >
              {t('putBack.page.seeUndo')}
            </Anchor>
          </>
        )}
      </Fact>
    </Facts>
  )
}

/** How far the undo is and what came of it; nothing for those who may not see its job. */
function UndoResult({ jobId }: { jobId: string }) {
  const { t } = useTranslation()
  const query = useQuery({ ...jobQuery(jobId), retry: false })
  useLiveJobs()
  const job = query.data
  if (!job) return null
  return (
    <Section
      title={t('putBack.page.result')}
      actions={
        <>
          <JobState job={job} /> <JobButtons job={job} />
        </>
      }
    >
      {isOpen(job) && <JobProgress job={job} />}
      {job.error && <Alert color="red">{fieldText(t, job.error)}</Alert>}
      <JobRows job={job} />
      <Anchor component={Link} to={`/jobs/${job.id}` as string} fz="sm">
        {t('putBack.page.seeJob')}
      </Anchor>
    </Section>
  )
}

function ActionLines({ id }: { id: string }) {
  const { t } = useTranslation()
  const pages = usePages(['journal', 'action', id], (after, signal) =>
    call(listJournal, { query: { action_id: id, after }, signal }),
  )
  return (
    <Section title={t('putBack.page.lines')}>
      <Loaded query={pages}>
        {(rows) =>
          rows.length === 0 && !pages.hasMore ? (
            <p>{t('putBack.page.noLines')}</p>
          ) : (
            <>
              <JournalLines lines={rows} />
              <ShowMore pages={pages} />
            </>
          )
        }
      </Loaded>
    </Section>
  )
}
