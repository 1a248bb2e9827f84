import type { Customer } from '../../contract/customers.ts'
import { customerHistory, customerHistoryFacets } from '../../contract/journal.ts'
import { call } from '../platform/api.ts'
import { HistoryDialog } from '../records/history/HistoryDialog.tsx'
import { useCustomerWords } from './customers-view.ts'
import { useHistoryWords } from './history-words.ts'

/** The change history of a customer, in a window above its page. */
export function ChangeHistory({ customer, onClose }: { customer: Customer; onClose: () => void }) {
  const words = useCustomerWords()
  const { changes, kindText } = useHistoryWords(customer.id)
  const params = { id: customer.id }
  return (
    <HistoryDialog
      cacheKey={['history', customer.id]}
      load={(asked, signal) =>
        call(customerHistory, { params, query: { ...asked, limit: 50, total: 'false' }, signal })
      }
      facets={(signal) => call(customerHistoryFacets, { params, signal })}
      words={words}
      changes={changes}
      kindText={kindText}
      onClose={onClose}
    />
  )
}
