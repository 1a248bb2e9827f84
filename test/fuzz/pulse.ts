import { get } from 'node:http'

const every = 100

/**
 * Asks for `/healthz` all the time, and keeps the longest that it took, counted from when the question was due: `took` of
 * the clock, `busy` of that with this process at work. Where others keep the processor, no request is to blame.
 */
export function takePulse(origin: string, busyWith: () => string) {
  let longest = { took: 0, busy: 0, during: '' }
  let due = performance.now() + every
  let spent = worked()
  const beat = (): void => {
    const asked = due
    const during = busyWith()
    const before = spent
    const over = (): void => {
      const took = performance.now() - asked
      spent = worked()
      const busy = Math.min(took, spent - before)
      if (busy > longest.busy) longest = { took, busy, during }
      due = performance.now() + every
      timer = setTimeout(beat, every)
    }
    get(`${origin}/healthz`, (answer) => answer.resume().on('end', over)).on('error', over)
  }
  let timer = setTimeout(beat, every)
  return { longest: () => longest, stop: () => clearTimeout(timer) }
}

/** Milliseconds of the processor that this process has had. */
function worked(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}
