import { useTranslation } from 'react-i18next'
import type { Address } from '../../contract/addresses/record.ts'
import type { OwnerProps } from '../records/view.ts'
import { Section } from '../ui/Section.tsx'
import { AddressCard } from './AddressCard.tsx'
import classes from './addresses.module.css'

/** The addresses that a customer had at a moment. */
export function PastAddresses({ owner, rows }: OwnerProps & { rows: readonly Address[] }) {
  const { t } = useTranslation()
  return (
    <Section title={t('addresses.title')}>
      {rows.length === 0 && <p className={classes.none}>{t('addresses.none')}</p>}
      <ul className={classes.list}>
        {rows.map((address) => (
          <AddressCard
            key={address.id}
            address={address}
            edits={false}
            customerId={owner.id}
            onDelete={() => undefined}
          />
        ))}
      </ul>
    </Section>
  )
}
