import fc from 'fast-check'
import type { KindName } from '../../contract/platform/kinds/kinds.ts'
import type { Field } from '../../contract/platform/record.ts'

/** Every personal text has it, so that what must not be seen is found wherever it is told. */
export const mark = /zq/i

const words = ['Zqalder', 'Zqbirch', "Zq O'Cedar", 'zqdäne 50%', '=Zq+1']
const openWords = ['Elm', 'Fir 50%', '=Gum']

const byKind: Partial<Record<KindName, fc.Arbitrary<unknown>>> = {
  long_text: fc.constantFrom(...words, 'Zqfirst line\nsecond, "line"'),
  date: fc.constantFrom('1990-02-28', '2000-02-29', '2024-12-31'),
  instant: fc.constantFrom('2001-02-03T04:05:06.000Z', '2031-12-31T23:30:00.000Z'),
  flag: fc.boolean(),
  tags: fc.uniqueArray(fc.constantFrom('Ash', 'Beech', 'two words'), { maxLength: 2 }),
  decimal: fc.constantFrom(0, 0.1, 12.5, 99.99),
  currency: fc.constantFrom('EUR', 'JPY'),
  locale: fc.constantFrom('de', 'en-US'),
}

/** A value that somebody may give this field; undefined for kinds that are unique, or lists of their own. */
export function valueOf(field: Field, references: readonly string[]): fc.Arbitrary<unknown> | undefined {
  const one =
    field.kind === 'choice'
      ? fc.constantFrom(...(field.choices ?? []))
      : field.kind === 'reference'
        ? references.length > 0
          ? fc.constantFrom(...references)
          : undefined
        : field.kind === 'text'
          ? fc.constantFrom(...(field.personal ? words : openWords))
          : byKind[field.kind]
  if (!one || field.required || field.kind === 'flag' || field.kind === 'tags') return one
  return fc.option(one, { freq: 4 })
}

/** What a row is given: some of these fields. */
export function valuesOf(
  fields: Readonly<Record<string, fc.Arbitrary<unknown>>>,
): fc.Arbitrary<Record<string, unknown>> {
  return fc
    .uniqueArray(fc.constantFrom(...Object.keys(fields)), { minLength: 1, maxLength: 4 })
    .chain((names) => fc.record(Object.fromEntries(names.map((name) => [name, fields[name]!]))))
}
