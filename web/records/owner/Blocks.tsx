import { Suspense } from 'react'
import type { Owner } from '../view.ts'
import { useLent } from './use-lent.ts'

/** What stands on the page of an owner beside its own facts, from whoever keeps it. */
export function Blocks({ owner }: { owner: Owner }) {
  const blocks = useLent(owner, (lent) => lent.blocks)
  return (
    <Suspense>
      {blocks.map(({ name, Part }) => (
        <Part key={name} owner={owner} />
      ))}
    </Suspense>
  )
}
