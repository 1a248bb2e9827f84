import { Tabs } from '@mantine/core'
import { IconNote } from '@tabler/icons-react'
import type { ComponentType } from 'react'
import { useTranslation } from 'react-i18next'
import type { Customer } from '../../contract/customers.ts'
import type { Permission } from '../../contract/permissions.ts'
import { NoteComposer } from '../notes/NoteComposer.tsx'
import { useCan } from '../platform/session.tsx'

interface Way {
  name: 'note'
  permission: Permission
  icon: ComponentType<{ size?: number }>
  Compose: ComponentType<{ customerId: string }>
}

/** The ways to put something down about a customer, or to write to them; a tab each. */
const ways: readonly Way[] = [{ name: 'note', permission: 'notes.write', icon: IconNote, Compose: NoteComposer }]

export function Composer({ customer }: { customer: Customer }) {
  const { t } = useTranslation()
  const can = useCan()
  const mine = ways.filter((way) => can(way.permission))
  if (mine.length === 0) return null
  return (
    <Tabs defaultValue={mine[0]!.name} pt={8}>
      <Tabs.List>
        {mine.map(({ name, icon: Icon }) => (
          <Tabs.Tab key={name} value={name} leftSection={<Icon size={15} />}>
            {t(`customers.composer.${name}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {mine.map(({ name, Compose }) => (
        <Tabs.Panel key={name} value={name}>
          <Compose customerId={customer.id} />
        </Tabs.Panel>
      ))}
    </Tabs>
  )
}
