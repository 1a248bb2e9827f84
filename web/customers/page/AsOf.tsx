import { useMemo, type ReactNode } from 'react'
import { readAsOf, type CustomerAsOf } from '../../../contract/customers/history.ts'
import type { Customer } from '../../../contract/customers/record.ts'
import { call } from '../../platform/api.ts'
import { AsOf } from '../../put-back/AsOf.tsx'
import { Differences } from '../../put-back/Differences.tsx'
import { PastParts, useBeside } from '../../put-back/PastParts.tsx'
import type { Words } from '../../records/words.ts'
import { useCustomerWords } from '../customers-view.ts'
import { nameOf } from '../naming.ts'
import { pastOf } from '../past.ts'
import { AccountBlock } from './AccountBlock.tsx'
import classes from './customer-page.module.css'
import { CustomerHeader } from './CustomerHeader.tsx'
import { MainData } from './MainData.tsx'

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
  const owner = useMemo(() => ({ type: 'customer', id: now.id }), [now.id])
  const beside = useBeside(owner, then)
  return (
    <>
      <CustomerHeader customer={customer} words={words} />
      {children}
      <div className={classes.columns}>
        <div className={classes.left}>
          <MainData customer={customer} words={words} />
          <PastParts owner={owner} then={then} side="facts" />
          <AccountBlock customer={customer} words={words} />
        </div>
        <div className={classes.right}>
          <Differences of={pastOf(now)} then={then} rows={{ now, past: customer }} beside={beside} />
          <PastParts owner={owner} then={then} side="said" />
        </div>
      </div>
    </>
  )
}
