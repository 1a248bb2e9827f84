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

/** What a record as it was has, whatever the record: `CustomerAsOf`. */
export const asOfWords = (component: string): Dictionary => ({
  [`${component}.at`]: moment('The moment.'),
  [`${component}.since`]: moment('When it was created, by the journal.'),
  [`${component}.changed`]: {
    description: 'What differs from now: fields, and rows on its page such as `address.ID`.',
  },
  [`${component}.erased`]: { description: 'Fields whose values were erased.' },
})
