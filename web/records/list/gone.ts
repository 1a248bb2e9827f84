import { useEffect, useRef } from 'react'

type Handle = (ids: readonly string[]) => void

const listeners = new Map<Handle, string>()

/** Says that rows of a list are there no more: whoever still holds one lets go of it. */
export const tellGone = (name: string, ids: readonly string[]): void =>
  listeners.forEach((of, handle) => of === name && handle(ids))

/** Hears it, while the component is drawn. */
export function useGone(name: string, handle: Handle): void {
  const latest = useRef(handle)
  latest.current = handle
  useEffect(() => {
    const listener: Handle = (ids) => latest.current(ids)
    listeners.set(listener, name)
    return () => void listeners.delete(listener)
  }, [name])
}
