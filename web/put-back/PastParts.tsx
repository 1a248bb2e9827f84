import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import type { Owner, PastPart } from '../records/view.ts'
import { lentTo } from '../records/views.ts'
import type { Told } from './AsOf.tsx'
import { valuesOf } from '../../contract/platform/record.ts'

interface Row {
  id: string
}

const partsOf = ({ type }: Owner): PastPart[] => lentTo(type).flatMap((lent) => lent.past ?? [])

/** The rows of a part that were there then. */
const rowsOf = (then: Told, { list }: PastPart): readonly Row[] =>
  (valuesOf(then)[list] as readonly Row[] | undefined) ?? []

/** What was on the page of an owner at a moment, from whoever keeps it. */
export function PastParts({ owner, then, side }: { owner: Owner; then: Told; side: PastPart['side'] }) {
  return (
    <Suspense>
      {partsOf(owner)
        .filter((part) => part.side === side)
        .map((part) => (
          <part.Part key={part.type} owner={owner} rows={rowsOf(then, part)} />
        ))}
    </Suspense>
  )
}

/** Says the rows on the page of an owner among what differs, each in a line: those of then, and those of now. */
export function useBeside(owner: Owner, then: Told) {
  const { t } = useTranslation()
  const parts = partsOf(owner).map((part) => ({ part, past: rowsOf(then, part), now: part.useNow(owner) }))
  return (type: string, id: string, when: 'past' | 'now'): string | undefined => {
    const found = parts.find(({ part }) => part.type === type)
    if (!found) return undefined
    const row = found[when].find((one) => one.id === id)
    return row ? found.part.says(row, t) : t('putBack.absent')
  }
}
