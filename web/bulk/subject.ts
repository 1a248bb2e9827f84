import type { TFunction } from 'i18next'
import type { ComponentType } from 'react'
import type { AnyBulk, BulkAction, BulkChange } from '../../contract/platform/bulk.ts'
import type { Field } from '../../contract/platform/record.ts'
import type { ListAct } from '../records/list/ListActs.tsx'
import type { RecordView, Words } from '../records/words.ts'

/** A row of a list, as far as changing many of them needs it. */
export interface BulkRow {
  id: string
  version: number
}

export interface StepProps {
  words: Words
  onReady: (action: BulkAction) => void
  onClose: () => void
}

/** A way to change many records that others do not have. */
export interface OwnChange {
  name: string
  label: (t: TFunction) => string
  title: (t: TFunction) => string
  icon: ListAct['icon']
  /** Whether it makes sense here. A hook. */
  usePossible: () => boolean
  Step: ComponentType<StepProps>
  /** What it will do to each of them. */
  sentences: (words: Words, change: BulkChange) => string[]
}

/** A record of which many are changed at once: what its contract says of that, and what it is called. */
export interface BulkSubject {
  bulk: AnyBulk
  view: RecordView
  /** Fields that are never empty, beside those that are required. */
  neverEmpty?: readonly string[]
  /** What else follows from the values that somebody chose. */
  settle?: (set: Record<string, unknown>) => Record<string, unknown>
  own?: readonly OwnChange[]
}

/** The field whose words are added and taken away one by one. */
export const tagsOf = ({ fields }: Pick<AnyBulk, 'fields'>): Field | undefined =>
  fields.find(({ kind }) => kind === 'tags')
