import { Suspense } from 'react'
import type { Owner } from '../view.ts'
import { useLent } from './use-lent.ts'

interface Props {
  owner: Owner
  /** What somebody chose to do about one of the parts, by its name; null: nothing. */
  onChosen: (name: string, act: (() => Promise<void>) | null) => void
}

/** What an owner who is switched off leaves behind, and what may be done about it at once. */
export function Leaving({ owner, onChosen }: Props) {
  const parts = useLent(owner, (lent) => lent.leaving)
  return (
    <Suspense>
      {parts.map(({ name, Part }) => (
        <Part key={name} owner={owner} onChosen={(act) => onChosen(name, act)} />
      ))}
    </Suspense>
  )
}
