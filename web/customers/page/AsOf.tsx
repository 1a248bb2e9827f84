import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { addressLabel } from '../../../contract/addresses/label.ts'
import { readAsOf, type CustomerAsOf } from '../../../contract/customers/history.ts'
import type { Customer } from '../../../contract/customers/record.ts'
import { AddressCard } from '../../addresses/AddressCard.tsx'
import addressClasses from '../../addresses/addresses.module.css'
import { addressesQuery } from '../../addresses/queries.ts'
import { NoteCard } from '../../notes/NoteCard.tsx'
import { notesQuery } from '../../notes/queries.ts'
import { call } from '../../platform/api.ts'
import { AsOf } from '../../put-back/AsOf.tsx'
import { Differences } from '../../put-back/Differences.tsx'
import type { Words } from '../../records/words.ts'
import { Section } from '../../ui/Section.tsx'
import { AccountBlock } from './AccountBlock.tsx'
import classes from './customer-page.module.css'
import { CustomerHeader } from './CustomerHeader.tsx'
import { useCustomerWords } from '../customers-view.ts'
import { MainData } from './MainData.tsx'
import { nameOf } from '../naming.ts'
import { pastOf } from '../past.ts'

/** The page of a customer as it was at a moment, only to be read. `now` is the customer of now. */
export function CustomerAsOfPage({ now, at }: { now: Customer; at: string }) {
  const words = useCustomerWords()
  return (
    <AsOf
      of={pastOf(now)}
      at={at}
      title={nameOf(now)}
      read={(moment, signal) => call(readAsOf, { params: { id: now.id }, query: { at: moment }, signal })}
      page={(then, banner) =>
        then.customer && (
          <Then now={now} then={then} customer={then.customer} words={words}>
            {banner}
          </Then>
        )
      }
    />
  )
}

interface Props {
  now: Customer
  then: CustomerAsOf
  customer: Customer
  words: Words
  children: ReactNode
}

function Then({ now, then, customer, words, children }: Props) {
  const { t } = words
  const beside = useBeside(now, then, words)
  return (
    <>
      <CustomerHeader customer={customer} words={words} />
      {children}
      <div className={classes.columns}>
        <div className={classes.left}>
          <MainData customer={customer} words={words} />
          <PastAddresses then={then} words={words} />
          <AccountBlock customer={customer} words={words} />
        </div>
        <div className={classes.right}>
          <Differences of={pastOf(now)} then={then} rows={{ now, past: customer }} beside={beside} />
          <Section title={t('putBack.notes')}>
            {then.notes.length === 0 && <p className={classes.none}>{t('putBack.noNotes')}</p>}
            {then.notes.map((note) => (
              <NoteCard key={note.id} customerId={now.id} note={note} still />
            ))}
          </Section>
        </div>
      </div>
    </>
  )
}

/** Addresses by what is printed of them, notes by how they begin. */
function useBeside(now: Customer, then: CustomerAsOf, { t }: Words) {
  const { data: addresses = [] } = useQuery(addressesQuery(now.id))
  const notes = useInfiniteQuery(notesQuery(now.id, 'newest')).data?.pages.flatMap((page) => page.items) ?? []
  const texts = {
    address: (id: string, when: 'past' | 'now'): string | undefined => {
      const found = (when === 'past' ? then.addresses : addresses).find((one) => one.id === id)
      return found && addressLabel(found)
    },
    note: (id: string, when: 'past' | 'now'): string | undefined => {
      const found = (when === 'past' ? then.notes : notes).find((one) => one.id === id)
      const text =
        found?.html
          .replaceAll(/<[^>]*>/g, ' ')
          .trim()
          .slice(0, 80) ?? ''
      return found?.pinned_at ? t('putBack.pinned', { text }) : found && text
    },
  }
  return (type: string, id: string, when: 'past' | 'now'): string | undefined =>
    type === 'address' || type === 'note' ? (texts[type](id, when) ?? t('putBack.absent')) : undefined
}

function PastAddresses({ then, words }: { then: CustomerAsOf; words: Words }) {
  const { t } = words
  return (
    <Section title={t('addresses.title')}>
      {then.addresses.length === 0 && <p className={classes.none}>{t('addresses.none')}</p>}
      <ul className={addressClasses.list}>
        {then.addresses.map((address) => (
          <AddressCard
            key={address.id}
            address={address}
            edits={false}
            customerId={then.customer?.id ?? ''}
            onDelete={() => undefined}
          />
        ))}
      </ul>
    </Section>
  )
}
