import { Alert } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../platform/formats.ts'
import { useDebounced } from '../ui/debounced.ts'
import { Section } from '../ui/Section.tsx'
import { draftOf, isReady, namesOf, settingsOf, type Draft } from './draft.ts'
import classes from './imports.module.css'
import { MappingTable } from './MappingTable.tsx'
import type { Preview } from './preview.ts'
import { ProfileBar } from './ProfileBar.tsx'
import { previewQuery, type FileReading } from './queries.ts'
import { Recognised } from './Recognised.tsx'
import { RemarkTable } from './RemarkTable.tsx'

interface Props {
  fileId: string
  preview: Preview
  reading: FileReading
  draft: Draft
  onDraft: (draft: Draft) => void
}

/** What every column becomes, and what of the first rows could not be read by that. */
export function ColumnsSection({ fileId, preview, reading, draft, onDraft }: Props) {
  const { t } = useTranslation()
  const formats = useFormats()
  const names = namesOf(preview)
  const refused = preview.columns.flatMap((column) => (column.refused ? [column.name] : []))
  return (
    <Section title={t('imports.columns')} about={t('imports.columns_about')}>
      {preview.recognised && (
        <Recognised recognised={preview.recognised} onGuess={() => onDraft(draftOf(preview.guessed, names))} />
      )}
      <ProfileBar guessed={preview.settings} columns={names} draft={draft} onDraft={onDraft} />
      {refused.length > 0 && (
        <Alert color="red" mb="sm">
          {t('imports.card_numbers', { columns: formats.list(refused) })}
        </Alert>
      )}
      <MappingTable columns={preview.columns} draft={draft} onDraft={onDraft} />
      <FirstRows fileId={fileId} reading={reading} draft={draft} rows={preview.rows} />
    </Section>
  )
}

function FirstRows({
  fileId,
  reading,
  draft,
  rows,
}: {
  fileId: string
  reading: FileReading
  draft: Draft
  rows: number
}) {
  const { t } = useTranslation()
  const formats = useFormats()
  const settled = useDebounced(draft, 400)
  const query = useQuery({
    ...previewQuery(fileId, draft.resource, reading, isReady(settled) ? settingsOf(settled) : undefined),
    enabled: isReady(settled),
    placeholderData: (previous) => previous,
  })
  const first = { count: rows, rows: formats.number(rows) }
  if (!query.data) return null
  if (query.data.problems.length === 0) return <p className={classes.quiet}>{t('imports.look_fine', first)}</p>
  return (
    <Alert color="orange" mt="md" title={t('imports.look', first)}>
      <RemarkTable
        resource={draft.resource}
        problems={query.data.problems.slice(0, 10)}
        label={t('imports.look', first)}
      />
    </Alert>
  )
}
