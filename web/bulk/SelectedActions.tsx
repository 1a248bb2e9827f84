import { Button } from '@mantine/core'
import { IconPencil, IconTags, IconTrash } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useExport } from '../exports/use-export.tsx'
import type { ExportedList } from '../exports/listed.ts'
import { useCan } from '../platform/session.tsx'
import type { ListAct } from '../records/list/ListActs.tsx'
import { lentTo } from '../records/views.ts'
import type { SelectedProps } from '../records/list/use-selection.ts'
import { tagsOf, type BulkRow, type BulkSubject } from './subject.ts'

const BulkDialog = lazy(async () => ({ default: (await import('./BulkDialog.tsx')).BulkDialog }))

interface Props extends SelectedProps<BulkRow> {
  subject: BulkSubject
  /** Where they can be exported. */
  exported: Omit<ExportedList, 'search' | 'selection'>
}

/** What this person may do with the selected rows of a record. */
export function SelectedActions({ subject, exported, selected, search }: Props) {
  const { t } = useTranslation()
  const can = useCan()
  const [kind, setKind] = useState<string | null>(null)
  const { bulk, own = [] } = subject
  const possible = own.map(({ usePossible }) => usePossible())
  const act = (name: string, label: string, icon: ListAct['icon']): ListAct => ({
    label,
    icon,
    run: () => setKind(name),
  })
  const changes = [
    act('change', t('bulk.kinds.change'), IconPencil),
    ...(tagsOf(bulk) ? [act('tags', t('bulk.kinds.tags'), IconTags)] : []),
    ...own.flatMap(({ name, label, icon }, at) => (possible[at] ? [act(name, label(t), icon)] : [])),
  ]
  const lent = lentTo(bulk.type)
    .flatMap(({ forEach }) => forEach ?? [])
    .filter(({ permission }) => can(permission))
  const { acts, dialog } = useExport({ ...exported, search, selection: selected.selection })
  const all = [
    ...(can(bulk.takes.change) ? changes : []),
    ...lent.map(({ name, label, icon }) => act(name, label(t), icon)),
    ...(can(bulk.takes.end) ? [act('end', t('bulk.kinds.end'), IconTrash)] : []),
    ...acts,
  ]
  const forEach = lent.find(({ name }) => name === kind)
  const close = (): void => setKind(null)
  const started = (): void => {
    setKind(null)
    selected.clear()
  }
  return (
    <>
      {all.map(({ label, icon: Icon, run }) => (
        <Button
          key={label}
          variant="default"
          size="compact-sm"
          leftSection={<Icon size={14} aria-hidden />}
          aria-haspopup="dialog"
          onClick={run}
        >
          {label}
        </Button>
      ))}
      {dialog}
      <Suspense>
        {forEach && (
          <forEach.Dialog
            target={{ selection: selected.selection, search }}
            counted={bulk}
            onClose={close}
            onStarted={started}
          />
        )}
        {kind && !forEach && (
          <BulkDialog
            subject={subject}
            kind={kind}
            selection={selected.selection}
            search={search}
            onClose={close}
            onStarted={started}
          />
        )}
      </Suspense>
    </>
  )
}
