import { IconPlus, IconUserHeart } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { customerRecord } from '../../../contract/customers/record.ts'
import { useExport } from '../../exports/use-export.tsx'
import { useBring } from '../../records/list/use-bring.ts'
import { useCan, useSession } from '../../platform/session.tsx'
import { ListActs, type ListAct } from '../../records/list/ListActs.tsx'
import type { Shown } from '../../table-views/RecordListPage.tsx'
import { standardColumns } from './customer-columns.tsx'
import { mine } from '../managed/managed.ts'
import { valuesOf } from '../../../contract/platform/record.ts'

/** Beside the title of the list. */
export function ListActions({ narrow, ...shown }: Shown & { narrow: boolean }) {
  const exported = useExport({ record: customerRecord, standard: standardColumns, search: shown.search })
  const acts = [...useOwn(shown), ...useBring('customers'), ...exported.acts, ...useCreate()]
  return (
    <>
      <ListActs acts={acts} narrow={narrow} />
      {exported.dialog}
    </>
  )
}

/** The first ones: where there are none yet. */
export function FirstCustomers() {
  return <ListActs acts={[...useCreate(), ...useBring('customers')]} />
}

function useCreate(): ListAct[] {
  const { t } = useTranslation()
  const may = useCan()('customers.create')
  return may ? [{ label: t('customers.list.create'), icon: IconPlus, to: '/customers/new', primary: true }] : []
}

/** The filter "whose manager I am", on and off; nothing for a key, which looks after nobody. */
function useOwn({ search, onSearch }: Shown): ListAct[] {
  const { t } = useTranslation()
  if (useSession().kind !== 'staff') return []
  const on = JSON.stringify(search.filter) === JSON.stringify(mine)
  const run = (): void => onSearch({ ...search, filter: on ? undefined : valuesOf(mine) }, false)
  return [{ label: t('customers.list.mine'), icon: IconUserHeart, on, run }]
}
