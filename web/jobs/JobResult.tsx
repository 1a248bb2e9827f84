import { Anchor } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { downloadFile } from '../../contract/files/files.ts'
import type { Job } from '../../contract/platform/jobs.ts'
import { href } from '../platform/api.ts'
import { useFormats } from '../platform/formats.ts'
import { fieldText } from '../platform/problem.ts'
import { resultParts } from './words.ts'
import classes from './jobs.module.css'

/** What came of a job: counts, words, files to download, or why it failed. */
export function JobResult({ job }: { job: Job }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const parts = resultParts(t, job.result)
  return (
    <>
      {job.error && <div className={classes.error}>{fieldText(t, job.error)}</div>}
      {parts.length > 0 && (
        <div className={classes.parts}>
          {parts.map((part) =>
            'address' in part ? (
              <Anchor key={part.key} href={part.address} download fz={12}>
                <IconDownload size={12} /> {t('jobs.download', { what: part.label })}
              </Anchor>
            ) : 'file' in part ? (
              <Anchor key={part.key} href={href(downloadFile, { params: { id: part.file } })} download fz={12}>
                <IconDownload size={12} /> {t('jobs.download', { what: part.label })}
              </Anchor>
            ) : (
              <span key={part.key}>
                <b>{'count' in part ? formats.number(part.count) : part.text}</b> {part.label}
              </span>
            ),
          )}
        </div>
      )}
    </>
  )
}
