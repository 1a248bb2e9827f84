import { useCan } from '../platform/session.tsx'
import { foundBy, useNamesKnown } from '../records/sought.ts'

/** What the customer with an id is called; null: there is none any more; undefined until it is known. */
export type CustomerNames = (id: string) => string | null | undefined

/** The names of customers of whom something is told by their ids alone. */
export function useCustomerNames(): CustomerNames {
  const names = useNamesKnown()
  const reads = useCan()('customers.read')
  return (id) => {
    const found = reads ? foundBy(names, 'customers', id) : undefined
    return found && found.label
  }
}
