import { get } from 'node:http'

const every = 100

/** Asks for `/healthz` all the time, and keeps the longest that it took, counted from when the question was due. */
export function takePulse(origin: string, busyWith: () => string) {
  let longest = { took: 0, during: '' }
  let due = performance.now() + every
  const beat = (): void => {
    const asked = due
    const during = busyWith()
    const over = (): void => {
      const took = performance.now() - asked
      if (took > longest.took) longest = { took, during }
      due = performance.now() + every
      timer = setTimeout(beat, every)
    }
    get(`${origin}/healthz`, (answer) => answer.resume().on('end', over)).on('error', over)
  }
  let timer = setTimeout(beat, every)
  return { longest: () => longest, stop: () => clearTimeout(timer) }
}
