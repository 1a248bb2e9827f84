/** Calls once, when somebody looks at the page again. What it answers ends the waiting. */
export function onceVisible(act: () => void): () => void {
  const look = (): void => {
    if (document.visibilityState !== 'visible') return
    stop()
    act()
  }
  const stop = (): void => document.removeEventListener('visibilitychange', look)
  document.addEventListener('visibilitychange', look)
  return stop
}
