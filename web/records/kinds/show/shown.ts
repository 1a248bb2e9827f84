import type { KindName } from '../../../../contract/platform/kinds/kinds.ts'
import type { KindValues } from '../../../../contract/platform/kinds/values.ts'
import { emails, external_ids, phones, tags } from './lists.tsx'
import type { Showing } from './showing.ts'
import {
  choice,
  code,
  country,
  currency,
  date,
  decimal,
  email,
  flag,
  instant,
  locale,
  long_text,
  money,
  reference,
  text,
} from './single.tsx'

const shown = {
  text,
  long_text,
  email,
  code,
  choice,
  country,
  locale,
  currency,
  flag,
  date,
  instant,
  decimal,
  integer: decimal,
  money,
  reference,
  tags,
  phones,
  emails,
  external_ids,
} satisfies { [K in KindName]: Showing<KindValues[K]> }

/** How a field is shown whose kind is known only at run time: the contract's schema has checked its values. */
export function showing(field: { kind: KindName }): Showing<unknown> {
  return shown[field.kind] as Showing<unknown>
}
