import { Tabs } from '@mantine/core'
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { LoadingState } from '../../ui/states.tsx'
import type { Owner } from '../view.ts'
import { useLent } from './use-lent.ts'

/** The ways to put something down on the page of an owner, or to write to them; a tab each. */
export function Composer({ owner }: { owner: Owner }) {
  const { t } = useTranslation()
  const mine = useLent(owner, (lent) => lent.composer)
  if (mine.length === 0) return null
  return (
    <Tabs defaultValue={mine[0]!.name} pt={8}>
      <Tabs.List>
        {mine.map(({ name, label, icon: Icon }) => (
          <Tabs.Tab key={name} value={name} leftSection={<Icon size={15} />}>
            {label(t)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {mine.map(({ name, Compose }) => (
        <Tabs.Panel key={name} value={name}>
          <Suspense fallback={<LoadingState lines={1} height={108} />}>
            <Compose owner={owner} />
          </Suspense>
        </Tabs.Panel>
      ))}
    </Tabs>
  )
}
