import { useEffect, useRef } from 'react'

/** Whether the keys belong to a field that somebody types in. */
function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}

const dialogOpen = (): boolean => document.querySelector('[role="dialog"], [role="alertdialog"]') !== null

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
      const pair = event.timeStamp - at < 1_000 ? latest.current[`${first} ${key}`] : undefined
      first = pair ? '' : key
      at = event.timeStamp
      const act = pair ?? latest.current[key]
      if (act) event.preventDefault()
      act?.()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}
