import { Suspense } from 'react'
import type { Owner } from '../view.ts'
import { useLent } from './use-lent.ts'

/** What others put on the page of an owner: beside its own facts (`blocks`), or still open with it (`inWork`). */
export function LentParts({ owner, of }: { owner: Owner; of: 'blocks' | 'inWork' }) {
  const parts = useLent(owner, (lent) => lent[of])
  return (
    <Suspense>
      {parts.map(({ name, Part }) => (
        <Part key={name} owner={owner} />
      ))}
    </Suspense>
  )
}
