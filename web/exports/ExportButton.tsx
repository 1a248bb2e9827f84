import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ExportColumn } from '../../contract/exports.ts'
import type { Selection } from './ExportDialog.tsx'
import { LazyExportDialog } from './LazyExportDialog.tsx'

/** Opens the dialog that exports customers: those of a list, or some that were chosen. */
export function ExportButton({
  selection,
  shown,
  size = 'sm',
}: {
  selection: Selection
  shown: readonly ExportColumn[]
  size?: 'sm' | 'compact-sm'
}) {
  const { t } = useTranslation()
  const [opened, setOpened] = useState(false)
  return (
    <>
      <Button
        variant="default"
        {...(size === 'compact-sm' && { size })}
        leftSection={<IconDownload size={15} />}
        onClick={() => setOpened(true)}
        aria-haspopup="dialog"
      >
        {t('exports.button')}
      </Button>
      <LazyExportDialog opened={opened} selection={selection} shown={shown} onClose={() => setOpened(false)} />
    </>
  )
}
