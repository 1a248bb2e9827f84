import type { Kind } from './kind.ts'
import { choice, country, currency, flag, locale, reference } from './choices.ts'
import { emails } from './emails.ts'
import { external_ids, phones, tags } from './lists.ts'
import { date, decimal, instant, integer } from './quantities.ts'
import { money } from './money.ts'
import { code, email, long_text, text } from './text.ts'
import type { KindInputs, KindValues } from './values.ts'
import type { FieldSpecs } from '../record.ts'

export type KindName = keyof KindValues

/** The kinds of field. Shared code asks the kind and never branches on its name. */
export const kinds = {
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
  integer,
  money,
  reference,
  tags,
  phones,
  emails,
  external_ids,
} satisfies { [K in KindName]: Kind<NonNullable<KindValues[K]>, NonNullable<KindInputs[K]>> }

/** The kind of a field whose name is known only at run time: values are checked by its schema. */
export function kindOf(field: { kind: KindName }): Kind<unknown> {
  return kinds[field.kind] as Kind<unknown>
}

/** What fields that are never null hold in a new record: flags and lists, by name. */
export function emptyValues(specs: FieldSpecs): Record<string, unknown> {
  const empty = Object.entries(specs).map(([name, spec]) => [name, kindOf(spec).empty] as const)
  return Object.fromEntries(empty.filter(([, value]) => value !== undefined))
}
