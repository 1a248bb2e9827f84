import type { ReactNode } from 'react'
import { call } from '../platform/api.ts'
import classes from '../records/page/page.module.css'
import { RecordFacts } from '../records/page/RecordFacts.tsx'
import { viewOf } from '../records/views.ts'
import { PageHeader } from '../ui/Page.tsx'
import { AsOf, type Told } from './AsOf.tsx'
import { Differences } from './Differences.tsx'
import type { PastOf } from './past.ts'
import { valuesOf } from '../../contract/platform/record.ts'

type Row = { id: string; display_name: string }

/** The page of a row whose page is made of its fields, as it was at a moment. `now` is the row of now. */
export function FieldsAsOf({ of, now, at, title }: { of: PastOf; now: Row; at: string; title: string }) {
  return (
    <AsOf
      of={of}
      at={at}
      title={now.display_name}
      read={(moment, signal) =>
        call(of.endpoints.asOf, { params: { id: of.id }, query: { at: moment }, signal }) as Promise<Told>
      }
      page={(then, banner) => {
        const past = valuesOf(then)[of.type] as Row | null
        return (
          past && (
            <Then of={of} now={now} past={past} then={then} title={title}>
              {banner}
            </Then>
          )
        )
      }}
    />
  )
}

interface ThenProps {
  of: PastOf
  now: Row
  past: Row
  then: Told
  title: string
  children: ReactNode
}

function Then({ of, now, past, then, title, children }: ThenProps) {
  const view = viewOf(of.type)
  return (
    <>
      <PageHeader title={past.display_name} />
      {children}
      <div className={classes.columns} data-past>
        <div>{view && <RecordFacts of={view.record} row={past} title={title} />}</div>
        <div>
          <Differences of={of} then={then} rows={{ now, past }} />
        </div>
      </div>
    </>
  )
}
