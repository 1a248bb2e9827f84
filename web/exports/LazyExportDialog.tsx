import { lazy, Suspense } from 'react'
import type { ExportDialogProps } from './ExportDialog.tsx'

const ExportDialog = lazy(async () => ({ default: (await import('./ExportDialog.tsx')).ExportDialog }))

/** The dialog that exports, fetched when it is first opened. */
export function LazyExportDialog({ opened, ...props }: ExportDialogProps & { opened: boolean }) {
  return <Suspense>{opened && <ExportDialog {...props} />}</Suspense>
}
