/** What a name means, and its format where the schema does not say it. */
export interface Words {
  description: string
  format?: string
}

export type Dictionary = Record<string, Words>

/** Most names need nothing but words. */
export const words = <K extends string>(texts: Record<K, string>) =>
  Object.fromEntries(Object.entries(texts).map(([name, description]) => [name, { description }])) as Record<K, Words>

export const moment = (description: string): Words => ({ description, format: 'date-time' })
export const uuid = (description: string): Words => ({ description, format: 'uuid' })
