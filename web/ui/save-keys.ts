import { useEffect, useRef, type RefObject } from 'react'
import { useKeys } from './hotkeys.ts'

interface SavedForm {
  element: RefObject<HTMLFormElement | null>
  save: () => void
}

/** The forms that are drawn, the one that was used last at the end. */
const forms: SavedForm[] = []

/** Ctrl+S and Ctrl+Enter save this form: where several are drawn, the one that they are meant for and no other. */
export function useSaveKeys(element: RefObject<HTMLFormElement | null>, save: () => void): void {
  const own = useRef<SavedForm>({ element, save })
  own.current.save = save
  useEffect(() => {
    const form = own.current
    const onFocus = ({ target }: FocusEvent): void => {
      if (!form.element.current?.contains(target as Node)) return
      remove(form)
      forms.push(form)
    }
    forms.push(form)
    document.addEventListener('focusin', onFocus)
    return () => {
      document.removeEventListener('focusin', onFocus)
      remove(form)
    }
  }, [])
  // Every form listens, and the first that hears the key keeps it from the others: it saves whichever is meant.
  useKeys({ 'mod+s': saveMeant, 'mod+enter': saveMeant })
}

const remove = (form: SavedForm): void => void forms.splice(forms.indexOf(form), 1)

/** The form with the focus; where it is in none, the last one that was used, and never one beneath a dialog. */
function saveMeant(): void {
  const dialog = Array.from(document.querySelectorAll('[aria-modal="true"]')).at(-1)
  const reachable = forms.filter(({ element: { current } }) => current && (!dialog || dialog.contains(current)))
  const focused = reachable.find(({ element }) => element.current?.contains(document.activeElement))
  const form = focused ?? reachable.at(-1)
  form?.save()
}
