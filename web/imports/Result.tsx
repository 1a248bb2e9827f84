import { Alert, Button, Progress } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { downloadFile } from '../../contract/files/files.ts'
import { importOutcomes, type ImportRecord, type ImportWithProblems } from '../../contract/imports/imports.ts'
import { cancelJob } from '../../contract/platform/jobs.ts'
import { call, href } from '../platform/api.ts'
import { useFormats } from '../platform/formats.ts'
import { fieldText } from '../platform/problem.ts'
import { useConfirm } from '../ui/confirm.tsx'
import classes from './imports.module.css'
import { CheckedRows } from './CheckedRows.tsx'
import { importQuery } from './queries.ts'
import { RemarkTable } from './RemarkTable.tsx'

/** How far an import is, and a way to end it. */
export function Progressing({ record }: { record: ImportRecord }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const client = useQueryClient()
  const confirm = useConfirm()
  const { counts, total, file_name: name, job_id } = record
  const label = t(record.dry_run ? 'imports.checking' : 'imports.importing', { name })
  const cancel = async (): Promise<void> => {
    const question = {
      title: t('imports.cancel_title', { name }),
      body: t('imports.cancel_body'),
      action: t('imports.cancel_action'),
      cancel: t('imports.keep'),
      danger: true,
      run: () => call(cancelJob, { params: { id: job_id ?? '' } }),
    }
    if (await confirm(question)) await client.invalidateQueries({ queryKey: importQuery(record.id).queryKey })
  }
  return (
    <div>
      <Progress.Root size={6}>
        <Progress.Section value={total ? (100 * counts.read) / total : 100} animated={!total} aria-label={label} />
      </Progress.Root>
      <p className={classes.quiet} role="status">
        {label}
        {total !== null &&
          `: ${t('imports.done_of', { done: formats.number(counts.read), total: formats.number(total) })}`}
      </p>
      {!record.dry_run && <p className={classes.quiet}>{t('imports.leave_about')}</p>}
      {job_id && (
        <Button variant="default" mt="sm" onClick={() => void cancel()}>
          {t('imports.cancel')}
        </Button>
      )}
    </div>
  )
}

/** What came of an import, or would: counts, the first remarks, and a file with all of them. */
export function Result({ record }: { record: ImportWithProblems }) {
  const { t } = useTranslation()
  const { counts, problems, error, error_file_id: file } = record
  const remarks = counts.warnings + counts.refused + counts.skipped
  return (
    <>
      {error && (
        <Alert color="red" role="alert" mb="sm">
          {fieldText(t, error)}
        </Alert>
      )}
      <Counts record={record} />
      {problems.length > 0 && (
        <>
          <p className={classes.quiet}>{t(`imports.of.${record.settings.resource}.remarks_about`)}</p>
          <RemarkTable resource={record.settings.resource} problems={problems} label={t('imports.remarks')} />
          {remarks > problems.length && (
            <p className={classes.quiet}>{t('imports.remarks_some', { count: problems.length })}</p>
          )}
        </>
      )}
      {record.dry_run && !error && counts.read > 0 && <CheckedRows record={record} />}
      {file && (
        <div className={classes.download}>
          <Button
            component="a"
            variant="default"
            href={href(downloadFile, { params: { id: file } })}
            download
            leftSection={<IconDownload size={15} />}
          >
            {t('imports.download')}
          </Button>
          <span>{t('imports.download_about')}</span>
        </div>
      )}
    </>
  )
}

function Counts({ record: { counts } }: { record: ImportRecord }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const shown = [
    ['read', t('imports.rows'), counts.read],
    ...importOutcomes.map((outcome) => [outcome, t(`imports.outcomes.${outcome}`), counts[outcome]] as const),
    ['warnings', t('imports.warnings'), counts.warnings],
  ] as const
  return (
    <dl className={classes.counts}>
      {shown.map(([key, label, value]) => (
        <div key={key} className={classes.count} data-quiet={value === 0 || undefined}>
          <dt>{label}</dt>
          <dd>{formats.number(value)}</dd>
        </div>
      ))}
    </dl>
  )
}
