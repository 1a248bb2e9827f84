import { Suspense } from 'react'
import { useCan } from '../../platform/session.tsx'
import type { Owner } from '../view.ts'
import { lentTo } from '../views.ts'

/** What is still open with an owner: each kind of thing that is, from whoever keeps it. */
export function InWork({ owner }: { owner: Owner }) {
  const can = useCan()
  const parts = lentTo(owner.type)
    .flatMap((lent) => lent.inWork ?? [])
    .filter(({ permission }) => can(permission))
  return (
    <Suspense>
      {parts.map(({ name, Part }) => (
        <Part key={name} owner={owner} />
      ))}
    </Suspense>
  )
}
