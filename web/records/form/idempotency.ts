import { useRef } from 'react'
import { uuidv7 } from 'uuidv7'

/** A key for a create: the same as long as the same is sent, so that a second try does not create a second record. */
export function useIdempotencyKey(): (body: unknown) => string {
  const kept = useRef({ sent: '', key: '' })
  return (body) => {
    const sent = JSON.stringify(body)
    if (kept.current.sent !== sent) kept.current = { sent, key: uuidv7() }
    return kept.current.key
  }
}
