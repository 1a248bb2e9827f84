/** Operands as they come from a filter in the making: anything, until they are whole. */
export const asText = (value: unknown): string => (typeof value === 'string' ? value : '')
export const asTexts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
export const asRange = (value: unknown): [unknown, unknown] =>
  Array.isArray(value) ? [value[0] ?? null, value[1] ?? null] : [null, null]
