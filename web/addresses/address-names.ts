import { useQueries } from '@tanstack/react-query'
import { nameAddresses } from '../../contract/addresses/names.ts'
import { mostNamed } from '../../contract/platform/names-endpoint.ts'
import { call } from '../platform/api.ts'
import { partsOf } from '../platform/parts.ts'
import { useCan } from '../platform/session.tsx'

/** Says which address an id of these customers means, in one line; undefined until it is known. */
export type AddressNames = (id: string) => { label: string; deleted: boolean } | 'gone' | undefined

const nobody: readonly string[] = []

/** The addresses that customers have or had, for words about what happened to them; for those who see personal values. */
export function useAddressNames(customerIds: readonly string[] = nobody): AddressNames {
  const can = useCan()
  const seen = can('customers.read') && can('customers.personal')
  return useQueries({ queries: seen ? partsOf(customerIds, mostNamed).map(namesQuery) : [], combine: combined })
}

const namesQuery = (ids: readonly string[]) => ({
  // Those of one customer are read again with its addresses.
  queryKey: ['addresses', ...(ids.length === 1 ? [ids[0], 'names'] : ['names', ...ids])],
  queryFn: async ({ signal }: { signal: AbortSignal }) =>
    (await call(nameAddresses, { query: { customer_ids: ids.join(',') }, signal })).items,
})

type Named = Awaited<ReturnType<ReturnType<typeof namesQuery>['queryFn']>>

function combined(results: { data: Named | undefined }[]): AddressNames {
  const all = results.length > 0 && results.every((one) => one.data !== undefined)
  const names = new Map(results.flatMap(({ data = [] }) => data.map((one) => [one.id, one] as const)))
  return (id) => names.get(id) ?? (all ? 'gone' : undefined)
}
