import { defineFields, defineRecord, type RecordSpec } from '../contract/platform/record.ts'
import { records, stateActs } from '../contract/records.ts'

// Two records that no store has. To be imported before all else: kinds of lines are made of the records that are known.

export const thingFields = defineFields({
  title: { kind: 'text', required: true },
  about: { kind: 'text', personal: true },
  tags: { kind: 'tags' },
  phones: { kind: 'phones', personal: true },
  opened: { kind: 'integer', access: 'system' },
})

/** A record with a page and a list of its own, of a customer or of nobody. */
export const thingSpec = defineRecord({
  type: 'thing',
  resource: 'things',
  fields: thingFields,
  read: 'customers.read',
  verbs: ['created', 'changed', 'deleted', 'finished', 'reopened'],
  listed: true,
  states: [{ column: 'done_at', on: { act: 'finish', told: 'finished' }, off: { act: 'reopen', told: 'reopened' } }],
})

export const partFields = defineFields({ name: { kind: 'text' } })

/** A record that stands on the page of a customer alone; its key is that of the customer and its own. */
export const partSpec = defineRecord({
  type: 'part',
  resource: 'parts',
  fields: partFields,
  read: 'customers.read',
  verbs: ['added', 'changed', 'deleted'],
})

;(records as readonly RecordSpec[] as RecordSpec[]).push(thingSpec, partSpec)
;(stateActs as string[]).push('finish', 'reopen')
