import { useEffect, useRef, useState } from 'react'

/** What lies over the page, the topmost last. */
const layers: { close: () => void }[] = []

/** Where the focus was before what has just gone, the one that went first at the front. */
const left: (HTMLElement | null)[] = []

/**
 * For what lies over the page as long as it is drawn: Escape closes the topmost alone, and when it is gone the focus
 * goes back to where it was. Mantine does neither for a dialog that is not drawn at all while it is closed.
 */
export function useDialogLayer(close: () => void): void {
  const now = useRef(close)
  const [from] = useState(focused)
  useEffect(() => {
    now.current = close
  })
  useEffect(() => {
    const layer = { close: () => now.current() }
    if (layers.length === 0) window.addEventListener('keydown', onKey, { capture: true })
    layers.push(layer)
    return () => {
      layers.splice(layers.indexOf(layer), 1)
      if (layers.length === 0) window.removeEventListener('keydown', onKey, { capture: true })
      left.push(from)
      window.setTimeout(focusAgain)
    }
  }, [from])
}

/** An open list of choices takes the first Escape for itself. */
function onKey(event: KeyboardEvent): void {
  if (event.key !== 'Escape' || event.isComposing) return
  const isTaken = event.target instanceof Element && event.target.matches('[data-mantine-stop-propagation="true"]')
  if (!isTaken) layers.at(-1)?.close()
}

/** Where the focus is; in a menu, which goes away when something in it is chosen, the button that opened it. */
function focused(): HTMLElement | null {
  const menu = document.activeElement?.closest('[role=menu]')
  const opener = menu && document.getElementById(menu.getAttribute('aria-labelledby') ?? '')
  return opener ?? (document.activeElement as HTMLElement | null)
}

/**
 * What had the focus may be gone, such as the buttons for a selection, or a line that was read again: then on with the
 * dialog beneath, the rows, or the page. Dialogs that go one right after the other are left together.
 */
function focusAgain(): void {
  const known = left.splice(0)
  const somewhere = document.activeElement !== null && document.activeElement !== document.body
  if (somewhere || known.length === 0) return
  const there = known.find((element) => element?.isConnected && element !== document.body)
  const beneath = [...document.querySelectorAll<HTMLElement>('[role=dialog]')].at(-1)
  const rows = document.querySelector<HTMLElement>('main [role=grid] [role=row][tabindex="0"]')
  ;(there ?? beneath ?? rows ?? document.querySelector<HTMLElement>('main'))?.focus({ preventScroll: true })
}
