import type { KindName } from '../../../../contract/platform/kinds/kinds.ts'
import type { KindInputs, KindValues } from '../../../../contract/platform/kinds/values.ts'
import { choice, country, currency, flag, locale } from './choices.tsx'
import type { Entering } from './entering.ts'
import { emails, external_ids, phones, tags } from './lists.tsx'
import { date, decimal, instant } from './quantities.tsx'
import { money } from './money.tsx'
import { reference } from './references.tsx'
import { long_text, text } from './text.tsx'

type Given<V> = NonNullable<V>

const entered = {
  text,
  long_text,
  email: text,
  code: text,
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
} satisfies { [K in KindName]: Entering<Given<KindInputs[K]>, Given<KindValues[K]>> }

/** How a field is entered whose kind is known only at run time: the contract's schema checks what is entered. */
export function entering(field: { kind: KindName }): Entering<unknown> {
  return entered[field.kind] as Entering<unknown>
}

/** A value of an answer as it goes into a body. */
export function inputValue(field: { kind: KindName }, value: unknown): unknown {
  const { toInput } = entering(field)
  return toInput ? toInput(value) : value
}
