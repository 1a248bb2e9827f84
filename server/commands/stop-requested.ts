const patience = 25_000

/**
 * Fulfils when the program is asked to stop: by a signal, or because the process that started it is gone. A second
 * signal, or work that does not end in time, ends the process at once; what was committed is safe.
 */
export function stopRequested(): Promise<void> {
  return new Promise((stop) => {
    let asked = 0
    const ask = () => {
      if (asked && Date.now() - asked > 1000) process.exit(1)
      if (asked) return
      asked = Date.now()
      setTimeout(() => process.exit(1), patience).unref()
      stop()
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, ask)
    process.on('disconnect', ask)
    process.channel?.unref()
  })
}
