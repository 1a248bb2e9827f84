import { SegmentedControl, Tabs, Title } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Customer } from '../../contract/customers.ts'
import { usePreference } from '../platform/session.tsx'
import { AllEarlier } from './AllEarlier.tsx'
import classes from './earlier.module.css'
import { NotesEarlier } from './NotesEarlier.tsx'

export type Order = 'newest' | 'oldest'

const readOrder = (kept: unknown): Order => (kept === 'oldest' ? 'oldest' : 'newest')

/** What happened with a customer before: everything, or one kind of thing. The order is kept for the person. */
export function Earlier({ customer }: { customer: Customer }) {
  const { t } = useTranslation()
  const [order, setOrder] = usePreference('earlier.order', readOrder)
  const [tab, setTab] = useState<string | null>('all')
  return (
    <section aria-labelledby="earlier" className={classes.section}>
      <div className={classes.head}>
        <Title order={2} id="earlier">
          {t('customers.earlier.title')}
        </Title>
        <SegmentedControl
          aria-label={t('customers.earlier.order')}
          value={order}
          onChange={(value) => setOrder(readOrder(value))}
          data={[
            { value: 'newest', label: t('customers.earlier.newest') },
            { value: 'oldest', label: t('customers.earlier.oldest') },
          ]}
        />
      </div>
      <Tabs value={tab} onChange={setTab} keepMounted={false}>
        <Tabs.List mb="sm">
          <Tabs.Tab value="all">{t('customers.earlier.all')}</Tabs.Tab>
          <Tabs.Tab value="notes">{t('customers.earlier.notes')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="all">
          <AllEarlier customer={customer} order={order} />
        </Tabs.Panel>
        <Tabs.Panel value="notes">
          <NotesEarlier customer={customer} order={order} />
        </Tabs.Panel>
      </Tabs>
    </section>
  )
}
