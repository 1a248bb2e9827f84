import { Button } from '@mantine/core'
import { IconClockHour4 } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Customer } from '../../contract/customers.ts'
import { customerHistory, customerHistoryFacets } from '../../contract/customer-history.ts'
import { call } from '../platform/api.ts'
import { useCan } from '../platform/session.tsx'
import { AsOfDialog } from '../put-back/AsOfDialog.tsx'
import { PutBackButtons } from '../put-back/PutBackButtons.tsx'
import { PutBackDialog, type Chosen } from '../put-back/PutBackDialog.tsx'
import { HistoryDialog } from '../records/history/HistoryDialog.tsx'
import { useCustomerWords } from './customers-view.ts'
import { useHistoryWords } from '../records/history/use-history-words.ts'

/** The change history of a customer, in a window above its page: what was changed may be put back from here. */
export function ChangeHistory({ customer, onClose }: { customer: Customer; onClose: () => void }) {
  const words = useCustomerWords()
  const { changes, kindText } = useHistoryWords([customer.id])
  const edits = useCan()('customers.edit')
  const navigate = useNavigate()
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [asking, setAsking] = useState(false)
  const params = { id: customer.id }
  const look = (at: string): void => {
    onClose()
    void navigate({ to: '/customers/$id', params, search: { as_of: at } })
  }
  return (
    <>
      <HistoryDialog
        cacheKey={['history', customer.id]}
        load={(asked, signal) =>
          call(customerHistory, { params, query: { ...asked, limit: 50, total: 'false' }, signal })
        }
        facets={(signal) => call(customerHistoryFacets, { params, signal })}
        words={words}
        changes={changes}
        kindText={kindText}
        beside={(line, name, first) => (
          <PutBackButtons
            line={line}
            name={name}
            first={first}
            edits={edits}
            words={words}
            changes={changes}
            onChoose={setChosen}
            onLook={look}
          />
        )}
        tools={
          <Button variant="default" leftSection={<IconClockHour4 size={15} />} onClick={() => setAsking(true)}>
            {words.t('putBack.asOf')}
          </Button>
        }
        onClose={onClose}
      />
      {chosen && (
        <PutBackDialog
          customerId={customer.id}
          chosen={chosen}
          words={words}
          changes={changes}
          onClose={() => setChosen(null)}
        />
      )}
      {asking && <AsOfDialog customerId={customer.id} onClose={() => setAsking(false)} />}
    </>
  )
}
