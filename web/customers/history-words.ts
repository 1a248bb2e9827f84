import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { phonesText } from '../../contract/phone-text.ts'
import { addressesView } from '../addresses/addresses-view.ts'
import { addressLabel } from '../addresses/printed.ts'
import { addressesQuery } from '../addresses/queries.ts'
import { notesView } from '../notes/notes-view.ts'
import { changeWords, type ChangeWords } from '../records/history/change-words.ts'
import { useWords } from '../records/words.ts'
import { customersView } from './customers-view.ts'

/** Words for what happened to a customer and to what belongs to it. */
export function useHistoryWords(customerId?: string): { changes: ChangeWords; kindText: (kind: string) => string } {
  const words = useWords(customersView)
  const address = useWords(addressesView)
  const note = useWords(notesView)
  const { data: addresses } = useQuery({ ...addressesQuery(customerId ?? ''), enabled: customerId !== undefined })
  return useMemo(() => {
    const subjects = {
      customer: { view: customersView, words },
      address: { view: addressesView, words: address },
      note: { view: notesView, words: note },
    }
    const own = (name: string, value: unknown): string | undefined => {
      if (name.split('.')[0] === 'phones') return phonesText(value)
      if (name === 'site_ids' && Array.isArray(value))
        return words.formats.list(
          value.map((id) => words.references['sites']?.find((site) => site.value === id)?.label ?? String(id)),
        )
      if (name !== 'default_billing_address_id' && name !== 'default_shipping_address_id') return undefined
      const found = addresses?.find((one) => one.id === value)
      return found ? addressLabel(found) : words.t('records.history.goneAddress')
    }
    return {
      changes: changeWords(words, subjects, own),
      kindText: (kind) => words.t(`journal.kinds.${kind}` as 'journal.kinds.customer.created', { defaultValue: kind }),
    }
  }, [words, address, note, addresses])
}
