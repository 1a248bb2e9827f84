import { useMemo } from 'react'
import type { ImportResource } from '../../contract/record-jobs.ts'
import { addressesView } from '../addresses/addresses-view.ts'
import { customersView } from '../customers/customers-view.ts'
import { changeWords, type OwnValue } from '../records/history/change-words.ts'
import { viewOfResource } from '../records/views.ts'
import { useWords, type Words } from '../records/words.ts'
import { targetLabel } from './words.ts'

/** How changes of a row are said: what is changed, and the values. */
interface ChangeTexts {
  field(name: string): string
  value(name: string, value: unknown): string
}

/** Words for what a row would change: a field of the record, or of a customer a target such as `address.line1`. */
export function useChangeTexts(resource: ImportResource): ChangeTexts {
  const view = viewOfResource(resource)?.record ?? customersView
  const words = useWords(view)
  const address = useWords(addressesView)
  return useMemo(() => {
    if (resource === 'customers') return ofCustomers(words, address)
    const { field, value } = changeWords(words, { record: { view, words } }, () => undefined)
    return { field: (name) => field('record', name), value: (name, given) => value('record', name, given) }
  }, [resource, view, words, address])
}

function ofCustomers(words: Words, address: Words): ChangeTexts {
  const subjects = {
    customer: { view: customersView, words },
    address: { view: addressesView, words: address },
  }
  const own: OwnValue = (name, value) =>
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
}
