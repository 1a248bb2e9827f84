import { useEffect, useRef, type RefObject } from 'react'

/** Whether the keys belong to a field that somebody types in. */
function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}

const dialogOpen = (): boolean => document.querySelector('[role="dialog"], [role="alertdialog"]') !== null

/** The keys of all that is drawn: the second key of anybody's pair is no single key of another. */
const heard = new Set<RefObject<Record<string, () => void>>>()

/**
 * Calls what belongs to a key: `mod+k` works everywhere; single keys (`?`, `/`) and pairs (`g c`: one after the other
 * within a second) work where nobody is typing and no dialog is open.
 */
export function useKeys(keys: Record<string, () => void>): void {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    let first = ''
    let at = 0
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || event.altKey) return
      const key = event.key.toLowerCase()
      if (event.ctrlKey || event.metaKey) {
        const act = latest.current[`mod+${key}`]
        if (act) event.preventDefault()
        return act?.()
      }
      if (isTyping(event.target) || dialogOpen()) return
      const both = event.timeStamp - at < 1_000 ? `${first} ${key}` : key
      const isPair = both !== key && [...heard].some(({ current }) => current[both] !== undefined)
      first = isPair ? '' : key
      at = event.timeStamp
      const act = latest.current[isPair ? both : key]
      if (act) event.preventDefault()
      act?.()
    }
    heard.add(latest)
    window.addEventListener('keydown', onKey)
    return () => {
      heard.delete(latest)
      window.removeEventListener('keydown', onKey)
    }
  }, [])
}
