import { Suspense } from 'react'
import type { Owner } from '../view.ts'
import { useLent } from './use-lent.ts'

/** What is still open with an owner: each kind of thing that is, from whoever keeps it. */
export function InWork({ owner }: { owner: Owner }) {
  const parts = useLent(owner, (lent) => lent.inWork)
  return (
    <Suspense>
      {parts.map(({ name, Part }) => (
        <Part key={name} owner={owner} />
      ))}
    </Suspense>
  )
}
