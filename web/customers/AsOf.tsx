import { Alert, Button, Group } from '@mantine/core'
import { IconClockHour4 } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { readAsOf, type CustomerAsOf } from '../../contract/customer-history.ts'
import type { Customer } from '../../contract/customers.ts'
import { AddressCard } from '../addresses/AddressCard.tsx'
import addressClasses from '../addresses/addresses.module.css'
import { NoteCard } from '../notes/NoteCard.tsx'
import { call } from '../platform/api.ts'
import { AsOfDialog } from '../put-back/AsOfDialog.tsx'
import { fieldText } from '../put-back/field-text.ts'
import type { Words } from '../records/words.ts'
import { PageHeader } from '../ui/Page.tsx'
import { Section } from '../ui/Section.tsx'
import { ErrorState, LoadingState } from '../ui/states.tsx'
import { AccountBlock } from './AccountBlock.tsx'
import classes from './customer-page.module.css'
import { CustomerHeader } from './CustomerHeader.tsx'
import { useCustomerWords } from './customers-view.ts'
import { Differences } from './Differences.tsx'
import { useHistoryWords } from '../records/history/use-history-words.ts'
import { MainData } from './MainData.tsx'
import { nameOf } from './naming.ts'
import { Past } from './past.ts'

/** The page of a customer as it was at a moment, only to be read. `now` is the customer of now. */
export function AsOf({ now, at }: { now: Customer; at: string }) {
  const words = useCustomerWords()
  const query = useQuery({
    queryKey: ['as-of', now.id, at],
    queryFn: ({ signal }) => call(readAsOf, { params: { id: now.id }, query: { at }, signal }),
  })
  if (query.error)
    return (
      <>
        <PageHeader title={nameOf(now)} />
        <Banner id={now.id} words={words} text={words.t('putBack.asOfTitle')} />
        <ErrorState error={query.error} retry={query.refetch} />
      </>
    )
  if (!query.data) return <LoadingState lines={10} height={28} />
  return <Then now={now} then={query.data} words={words} />
}

function Then({ now, then, words }: { now: Customer; then: CustomerAsOf; words: Words }) {
  const { t, formats } = words
  const moment = formats.dateTime(then.at)
  const { customer } = then
  if (customer === null)
    return (
      <>
        <PageHeader title={nameOf(now)} />
        <Banner
          id={now.id}
          words={words}
          text={t('putBack.asOfBefore', { moment, since: formats.dateTime(then.since) })}
        />
      </>
    )
  return (
    <Past value={new Set(then.changed)}>
      <CustomerHeader customer={customer} words={words} />
      <Banner id={now.id} words={words} text={t('putBack.asOfBanner', { moment })}>
        <Remarks then={then} words={words} />
      </Banner>
      <div className={classes.columns}>
        <div className={classes.left}>
          <MainData customer={customer} words={words} />
          <PastAddresses then={then} words={words} />
          <AccountBlock customer={customer} words={words} />
        </div>
        <div className={classes.right}>
          <Differences now={now} then={then} words={words} />
          <Section title={t('putBack.notes')}>
            {then.notes.length === 0 && <p className={classes.none}>{t('putBack.noNotes')}</p>}
            {then.notes.map((note) => (
              <NoteCard key={note.id} customerId={now.id} note={note} still />
            ))}
          </Section>
        </div>
      </div>
    </Past>
  )
}

interface BannerProps {
  id: string
  words: Words
  text: string
  children?: ReactNode
}

function Banner({ id, words, text, children }: BannerProps) {
  const [asking, setAsking] = useState(false)
  const { t } = words
  return (
    <Alert color="orange" icon={<IconClockHour4 size={18} />} className={classes.banner} role="status">
      <div>{text}</div>
      {children}
      <Group gap="xs" mt="xs">
        <Button component={Link} to={`/customers/${id}`} size="compact-sm">
          {t('putBack.asOfBack')}
        </Button>
        <Button variant="default" size="compact-sm" onClick={() => setAsking(true)}>
          {t('putBack.asOfOther')}
        </Button>
      </Group>
      {asking && <AsOfDialog customerId={id} onClose={() => setAsking(false)} />}
    </Alert>
  )
}

/** What cannot be told of the past: erased, or never kept. */
function Remarks({ then, words }: { then: CustomerAsOf; words: Words }) {
  const { changes } = useHistoryWords()
  const told = (paths: readonly string[]): string =>
    words.formats.list(paths.map((path) => fieldText(words, changes, path)))
  const kept = then.not_kept.filter((name) => name !== 'updated_at')
  return (
    <>
      {then.erased.length > 0 && <div>{words.t('putBack.asOfErased', { fields: told(then.erased) })}</div>}
      {kept.length > 0 && <div>{words.t('putBack.asOfNotKept', { fields: told(kept) })}</div>}
    </>
  )
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
