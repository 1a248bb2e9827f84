import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconCheck, IconDots, IconDownload, IconPlus, IconUpload, IconUserHeart } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ExportColumn } from '../../contract/exports.ts'
import { ExportButton } from '../exports/ExportButton.tsx'
import { LazyExportDialog } from '../exports/LazyExportDialog.tsx'
import { BringButton } from '../imports/BringButton.tsx'
import { useCan, useSession } from '../platform/session.tsx'
import type { ListSearch } from '../records/list/list-search.ts'
import { mine } from './managed.ts'

interface Props {
  search: ListSearch
  onSearch: (search: ListSearch, replace: boolean) => void
  /** The columns that an export begins with. */
  exported: readonly ExportColumn[]
}

/** Beside the title of the list: buttons where there is room. */
export function ListActions(props: Props) {
  const { t } = useTranslation()
  const can = useCan()
  const own = useOwn(props)
  return (
    <>
      {own && (
        <Button
          variant={own.shown ? 'light' : 'subtle'}
          aria-pressed={own.shown}
          leftSection={<IconUserHeart size={15} />}
          onClick={own.toggle}
        >
          {t('customers.list.mine')}
        </Button>
      )}
      <BringButton resource="customers" />
      {can('customers.export') && <ExportButton selection={toExport(props.search)} shown={props.exported} />}
      <CreateButton />
    </>
  )
}

/** The same on a phone: the one that is used most, and a menu. */
export function NarrowListActions(props: Props) {
  const { t } = useTranslation()
  const can = useCan()
  const own = useOwn(props)
  const [exporting, setExporting] = useState(false)
  const create = t('customers.list.create')
  return (
    <>
      {can('customers.create') && (
        <ActionIcon component={Link} to="/customers/new" variant="filled" color="accent" size={30} aria-label={create}>
          <IconPlus size={16} />
        </ActionIcon>
      )}
      {(own || can('customers.import') || can('customers.export')) && (
        <Menu position="bottom-end" returnFocus>
          <Menu.Target>
            <ActionIcon variant="default" size={30} aria-label={t('ui.more')}>
              <IconDots size={16} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {own && (
              <Menu.CheckboxItem
                checked={own.shown}
                onChange={own.toggle}
                checkIcon={<IconCheck size={15} />}
                closeMenuOnClick
              >
                {t('customers.list.mine')}
              </Menu.CheckboxItem>
            )}
            {can('customers.import') && (
              <Menu.Item component={Link} to="/customers/import" leftSection={<IconUpload size={15} />}>
                {t('imports.button')}
              </Menu.Item>
            )}
            {can('customers.export') && (
              <Menu.Item leftSection={<IconDownload size={15} />} onClick={() => setExporting(true)}>
                {t('exports.button')}
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      )}
      <LazyExportDialog
        opened={exporting}
        selection={toExport(props.search)}
        shown={props.exported}
        onClose={() => setExporting(false)}
      />
    </>
  )
}

export function CreateButton() {
  const { t } = useTranslation()
  if (!useCan()('customers.create')) return null
  return (
    <Button component={Link} to="/customers/new" leftSection={<IconPlus size={15} />}>
      {t('customers.list.create')}
    </Button>
  )
}

const toExport = ({ q, filter, sort }: ListSearch) => ({ q, filter, sort })

/** The filter "whose manager I am", on and off; nothing for a key, which looks after nobody. */
function useOwn({ search, onSearch }: Props): { shown: boolean; toggle: () => void } | null {
  const session = useSession()
  if (session.kind !== 'staff') return null
  const shown = JSON.stringify(search.filter) === JSON.stringify(mine)
  return { shown, toggle: () => onSearch({ ...search, filter: shown ? undefined : (mine as never) }, false) }
}
