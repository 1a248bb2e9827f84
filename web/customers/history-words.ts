import { useMemo } from 'react'
import { phonesText } from '../../contract/phone-text.ts'
import { useAddressNames } from '../addresses/address-names.ts'
import { addressesView } from '../addresses/addresses-view.ts'
import { notesView } from '../notes/notes-view.ts'
import { changeWords, type ChangeWords } from '../records/history/change-words.ts'
import { useWords } from '../records/words.ts'
import { customersView } from './customers-view.ts'

/** Words for what happened to customers and to what belongs to them; addresses are told by their names. */
export function useHistoryWords(customerIds?: readonly string[]): {
  changes: ChangeWords
  kindText: (kind: string) => string
} {
  const words = useWords(customersView)
  const address = useWords(addressesView)
  const note = useWords(notesView)
  const addressName = useAddressNames(customerIds)
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
      if (!/^default_(billing|shipping)_address_id$/.test(name)) return undefined
      const found = addressName(String(value))
      if (!found) return words.t('records.history.anAddress')
      if (found === 'gone') return words.t('records.history.goneAddress')
      return found.deleted ? words.t('records.history.deletedAddress', { address: found.label }) : found.label
    }
    return {
      changes: changeWords(words, subjects, own),
      kindText: (kind) => words.t(`journal.kinds.${kind}` as 'journal.kinds.customer.created', { defaultValue: kind }),
    }
  }, [words, address, note, addressName])
}
