import type { Field } from '../../../contract/platform/record.ts'

/** What a page of fields is to draw: it stands in the hash of its address as JSON. */
export interface Asked {
  forms?: { title: string; fields: Field[]; base: Record<string, unknown> }[]
  /** Draws the filter builder over these fields. */
  filter?: Field[]
}
