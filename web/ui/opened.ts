import { useState } from 'react'

/**
 * A record as it was when its form was opened. What colleagues save meanwhile does not change the form under
 * somebody's hands: saving then says so, and `open` takes over the current state.
 */
export function useOpened<R extends { version: number }>(current: R) {
  const [opened, setOpened] = useState(current)
  const [version, setVersion] = useState(current.version)
  return {
    opened,
    /** Goes with a save. */
    version,
    /** The form starts anew from this state. */
    open: (record: R): void => {
      setOpened(record)
      setVersion(record.version)
    },
    /** One's own act beside the form has made a new version. */
    touched: (record: R): void => setVersion(record.version),
  }
}
