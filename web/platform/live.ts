import { useEffect, useRef } from 'react'
import { live, type LiveJob, type LiveLine } from '../../contract/platform/live.ts'
import { href } from './api.ts'

/** What may be told: a line of the journal, how far a job is, or that something was missed and all is to be read again. */
export interface LiveHandlers {
  journal?: (line: LiveLine) => void
  job?: (job: LiveJob) => void
  reset?: () => void
}

type Message =
  { event: 'journal'; data: LiveLine } | { event: 'job'; data: LiveJob } | { event: 'reset'; data: unknown }

const listeners = new Set<(message: Message) => void>()
const channel = new BroadcastChannel('clientele-live')
let started = false

const deliver = (message: Message): void => listeners.forEach((listener) => listener(message))
channel.onmessage = (event: MessageEvent<Message>) => deliver(event.data)

function share(message: Message): void {
  channel.postMessage(message)
  deliver(message)
}

/**
 * Follows the server for as long as the page is open. A stream that breaks is taken up by the browser where it was;
 * one that was refused is tried again from anew, and then something may have been missed.
 */
function follow(missed: boolean): Promise<void> {
  return new Promise((over) => {
    let wait = 1_000
    let source: EventSource | undefined
    let again: ReturnType<typeof setTimeout> | undefined
    const connect = (): void => {
      const opened = new EventSource(href(live))
      source = opened
      opened.onopen = () => {
        wait = 1_000
        if (missed) share({ event: 'reset', data: {} })
        missed = false
      }
      for (const event of ['journal', 'job', 'reset'] as const) {
        opened.addEventListener(event, (told: MessageEvent<string>) => share({ event, data: JSON.parse(told.data) }))
      }
      opened.onerror = () => {
        if (opened.readyState !== EventSource.CLOSED) return
        missed = true
        again = setTimeout(connect, wait)
        wait = Math.min(wait * 2, 60_000)
      }
    }
    const leave = (): void => {
      clearTimeout(again)
      source?.close()
      over()
    }
    window.addEventListener('pagehide', leave, { once: true })
    connect()
  })
}

/**
 * One event stream for all tabs of a browser: the tab that holds the lock follows and tells the others; when it is
 * closed, the next one takes over. Where the browser has no locks (a page without TLS), every tab follows for itself.
 */
export function startLive(): void {
  if (started) return
  started = true
  const asked = performance.now()
  if ('locks' in navigator)
    void navigator.locks.request('clientele-live', () => follow(performance.now() - asked > 2_000))
  else void follow(false)
}

/** Hears what the server tells, while the component is drawn. The handlers of the newest drawing are called. */
export function useLive(handlers: LiveHandlers): void {
  const latest = useRef(handlers)
  latest.current = handlers
  useEffect(() => {
    const listener = (message: Message): void => {
      if (message.event === 'journal') latest.current.journal?.(message.data)
      else if (message.event === 'job') latest.current.job?.(message.data)
      else latest.current.reset?.()
    }
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }, [])
}
