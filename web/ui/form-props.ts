import type { ReactNode } from 'react'

/** What the form of one thing is given by the page for a new one and by that of a known one. */
export interface FormProps<V> {
  initial: V
  submit: (values: V) => Promise<unknown>
  onDiscard: () => void
  /** What the button is called that saves. */
  save: string
  /** Reads anew what somebody else has changed. */
  reload?: () => unknown
  beside?: ReactNode
}
