const patience = 25_000

/**
 * Fulfils when the program is asked to stop: by a signal, or because the process that started it is gone. A second
 * signal, or work that does not end in time, ends the process at once; what was committed is safe.
 */
export function stopRequested(): Promise<void> {
  return new Promise((stop) => {
    let askedAt = 0
    const ask = () => {
      if (askedAt && Date.now() - askedAt > 1000) process.exit(1)
      if (askedAt) return
      askedAt = Date.now()
      setTimeout(() => process.exit(1), patience).unref()
      stop()
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, ask)
    process.on('disconnect', ask)
    process.channel?.unref()
  })
}
