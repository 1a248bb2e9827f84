import { ActionIcon, Anchor, Badge, Button, Group, Progress, Text, Tooltip } from '@mantine/core'
import { IconDownload, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { downloadExport, type ExportRecord } from '../../contract/exports/exports.ts'
import { href } from '../platform/api.ts'
import { useFormats } from '../platform/formats.ts'
import { fieldText } from '../platform/problem.ts'
import { SmallTable } from '../ui/SmallTable.tsx'
import { useExportActions } from './actions.ts'
import { askedText, stateColors } from './words.ts'

/** How far jobs are, by their id. */
export type Progressing = Record<string, { done: number; total: number | null }>

export function ExportTable({ rows, running }: { rows: readonly ExportRecord[]; running: Progressing }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const size = (row: ExportRecord): number => row.files.reduce((sum, file) => sum + file.size, 0)
  return (
    <SmallTable
      label={t('exports.title')}
      rows={rows}
      rowKey={(row) => row.id}
      faded={(row) => row.state === 'expired' || row.state === 'cancelled'}
      columns={[
        {
          key: 'file',
          title: t('exports.file'),
          cell: (row) => (
            <>
              <div style={{ overflowWrap: 'anywhere' }}>{row.name}</div>
              <Text size="xs" c="dimmed">
                {askedText(t, row)}
              </Text>
              {row.error && (
                <Text size="xs" c="red">
                  {fieldText(t, row.error)}
                </Text>
              )}
            </>
          ),
        },
        {
          key: 'state',
          title: t('exports.state'),
          tight: true,
          cell: (row) => (
            <>
              <Badge color={stateColors[row.state]}>{t(`exports.states.${row.state}`)}</Badge>
              {row.state === 'running' && <Running at={running[row.job_id ?? '']} />}
            </>
          ),
        },
        {
          key: 'rows',
          title: t('exports.rows'),
          align: 'right',
          cell: (row) => (row.rows === null ? null : formats.number(row.rows)),
        },
        {
          key: 'size',
          title: t('exports.size'),
          align: 'right',
          cell: (row) => (row.files.length === 0 ? null : formats.bytes(size(row))),
        },
        { key: 'when', title: t('exports.when'), cell: (row) => formats.dateTime(row.created_at) },
        {
          key: 'by',
          title: t('exports.by'),
          cell: (row) => (row.created_by.kind === 'system' ? t('jobs.system') : row.created_by.name),
        },
        {
          key: 'expires',
          title: t('exports.expires'),
          cell: (row) => (row.state === 'done' ? formats.dateTime(row.expires_at) : null),
        },
        {
          key: 'actions',
          title: t('ui.actions'),
          quiet: true,
          tight: true,
          align: 'right',
          cell: (row) => <ExportButtons row={row} />,
        },
      ]}
    />
  )
}

function Running({ at }: { at: Progressing[string] | undefined }) {
  const { t } = useTranslation()
  const formats = useFormats()
  if (!at?.total) return null
  const text = t('exports.done_of', { done: formats.number(at.done), total: formats.number(at.total) })
  return (
    <>
      <Progress value={(100 * at.done) / at.total} size={5} mt={4} miw={90} aria-label={text} />
      <Text size="xs" c="dimmed">
        {text}
      </Text>
    </>
  )
}

/** What may be done with an export now: fetch it, stop it, delete it. */
function ExportButtons({ row }: { row: ExportRecord }) {
  const { t } = useTranslation()
  const { cancel, remove } = useExportActions()
  if (row.state === 'queued' || row.state === 'running')
    return (
      <Button variant="default" size="compact-xs" onClick={() => void cancel(row)}>
        {t('exports.cancel')}
      </Button>
    )
  return (
    <Group gap={10} justify="flex-end" wrap="nowrap">
      {row.files.map((file) => (
        <Anchor
          key={file.id}
          href={href(downloadExport, { params: { id: row.id, file_id: file.id } })}
          download
          fz={13}
          aria-label={t('exports.download_of', { name: file.name })}
          style={{ whiteSpace: 'nowrap' }}
        >
          <IconDownload size={13} aria-hidden />{' '}
          {row.files.length > 1 ? t(`exports.parts.${file.part}`) : t('exports.download')}
        </Anchor>
      ))}
      {row.state === 'done' && row.files.length === 0 && <Text size="xs">{t('exports.closed')}</Text>}
      <Tooltip label={t('exports.delete')}>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('exports.delete_of', { name: row.name })}
          onClick={() => void remove(row)}
        >
          <IconTrash size={16} />
        </ActionIcon>
      </Tooltip>
    </Group>
  )
}
