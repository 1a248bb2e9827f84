import { useMemo } from 'react'
import { addressesView } from '../addresses/addresses-view.ts'
import { customersView } from '../customers/customers-view.ts'
import { changeWords } from '../records/history/change-words.ts'
import { useWords } from '../records/words.ts'
import { targetLabel } from './words.ts'

/** Words for what a row would change: a field of the customer, or a target of the mapping such as `address.line1`. */
export function useChangeTexts(): { field(name: string): string; value(name: string, value: unknown): string } {
  const words = useWords(customersView)
  const address = useWords(addressesView)
  return useMemo(() => {
    const subjects = {
      customer: { view: customersView, words },
      address: { view: addressesView, words: address },
    }
    const own = (name: string, value: unknown): string | undefined =>
      name === 'site_ids' && Array.isArray(value)
        ? words.formats.list(
            value.map((id) => words.references['sites']?.find((site) => site.value === id)?.label ?? String(id)),
          )
        : undefined
    const { field, value } = changeWords(words, subjects, own)
    const isOfAddress = (name: string): boolean => /^(address|billing|shipping)(_\d+)?\./.test(name)
    return {
      field: (name) =>
        isOfAddress(name) || name.startsWith('account') || name === 'note'
          ? targetLabel(words.t, name)
          : field('customer', name),
      value: (name, given) =>
        isOfAddress(name) ? value('address', name.slice(name.indexOf('.') + 1), given) : value('customer', name, given),
    }
  }, [words, address])
}
