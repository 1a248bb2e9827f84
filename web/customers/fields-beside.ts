import type { Field } from '../../contract/platform/record.ts'

/** The fields that no part of a form or page names: those of the person, and the others. */
export function fieldsBeside(
  fields: readonly Field[],
  named: readonly string[],
): { personal: string[]; plain: string[] } {
  const names = (list: readonly Field[] = []): string[] => list.map((field) => field.name)
  const { personal, plain } = Object.groupBy(
    fields.filter((field) => !named.includes(field.name)),
    (field) => (field.personal || field.identifying ? 'personal' : 'plain'),
  )
  return { personal: names(personal), plain: names(plain) }
}
