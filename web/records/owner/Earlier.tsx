import { SegmentedControl, Tabs, Title } from '@mantine/core'
import { Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePreference } from '../../platform/session.tsx'
import { LoadingState } from '../../ui/states.tsx'
import { Timeline, type LoadLines } from '../timeline/Timeline.tsx'
import classes from '../timeline/timeline.module.css'
import type { Order, Owner } from '../view.ts'
import { useLent } from './use-lent.ts'

const readOrder = (kept: unknown): Order => (kept === 'oldest' ? 'oldest' : 'newest')

/** What happened with an owner before: everything, or one kind of thing. The order is kept for the person. */
export function Earlier({ owner, lines }: { owner: Owner; lines: LoadLines }) {
  const { t } = useTranslation()
  const [order, setOrder] = usePreference('earlier.order', readOrder)
  const [tab, setTab] = useState<string | null>('all')
  const tabs = useLent(owner, (lent) => lent.earlier)
  return (
    <section aria-labelledby="earlier" className={classes.section}>
      <div className={classes.head}>
        <Title order={2} id="earlier">
          {t('records.earlier.title')}
        </Title>
        <SegmentedControl
          aria-label={t('records.earlier.order')}
          value={order}
          onChange={(value) => setOrder(readOrder(value))}
          data={[
            { value: 'newest', label: t('records.earlier.newest') },
            { value: 'oldest', label: t('records.earlier.oldest') },
          ]}
        />
      </div>
      <Tabs value={tab} onChange={setTab} keepMounted={false}>
        <Tabs.List mb="sm">
          <Tabs.Tab value="all">{t('records.earlier.all')}</Tabs.Tab>
          {tabs.map(({ name, label }) => (
            <Tabs.Tab key={name} value={name}>
              {label(t)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="all">
          <Timeline owner={owner} order={order} lines={lines} />
        </Tabs.Panel>
        {tabs.map(({ name, Tab }) => (
          <Tabs.Panel key={name} value={name}>
            <Suspense fallback={<LoadingState lines={3} height={72} />}>
              <Tab owner={owner} order={order} />
            </Suspense>
          </Tabs.Panel>
        ))}
      </Tabs>
    </section>
  )
}
