import { useQueries } from '@tanstack/react-query'
import { mostNamed, nameCustomers } from '../../contract/customer-names.ts'
import { call } from '../platform/api.ts'
import { partsOf } from '../platform/parts.ts'
import { useCan } from '../platform/session.tsx'

/** What the customer with an id is called; null: there is none any more; undefined until it is known. */
export type CustomerNames = (id: string) => string | null | undefined

/** The names of customers of whom something is told by their ids alone. */
export function useCustomerNames(ids: readonly string[]): CustomerNames {
  const can = useCan()
  return useQueries({
    queries: can('customers.read') ? partsOf(ids, mostNamed).map(namesQuery) : [],
    combine: combined,
  })
}

const namesQuery = (ids: readonly string[]) => ({
  queryKey: ['customer-names', ...ids],
  queryFn: async ({ signal }: { signal: AbortSignal }) =>
    (await call(nameCustomers, { query: { customer_ids: ids.join(',') }, signal })).items,
})

type Named = Awaited<ReturnType<ReturnType<typeof namesQuery>['queryFn']>>

function combined(results: { data: Named | undefined }[]): CustomerNames {
  const all = results.length > 0 && results.every((one) => one.data !== undefined)
  const names = new Map(results.flatMap(({ data = [] }) => data.map((one) => [one.id, one.display_name] as const)))
  return (id) => names.get(id) ?? (all ? null : undefined)
}
