import { z } from 'zod'
import { eachIdOnce } from '../external-ids.ts'
import type { Kind } from './kind.ts'
import { cut, filledLine, line, countCharacters, plainLine } from '../line.ts'
import { joinListed, splitListed, unquoted } from './listed.ts'
import type { ExternalId, Phone, PhoneInput } from './values.ts'

const tag = filledLine(64).regex(/^[^,;|]*$/, 'tag')

/** Words that staff hang on a record: any number, each once, in any order. */
export const tags: Kind<string[]> = {
  schema: (field) =>
    z
      .array(tag)
      .max(field.max ?? 50)
      .transform((list) => [...new Set(list)]),
  output: () => z.array(z.string()),
  empty: [],
  operators: ['has_any', 'has_all', 'has_none', 'empty', 'not_empty'],
  compares: 'texts',
  toText: (value) => joinListed(value, () => true),
  fromText: (cell) => {
    const list = [
      ...new Set(
        splitListed(cell, /[,;|]/)
          // No tag holds a sign that parts others.
          .flatMap((word) => unquoted(word.trim()).split(/[,;|]/))
          .map(plainLine)
          .filter(Boolean),
      ),
    ]
    return list.every((word) => countCharacters(word) <= 64) ? list : { problem: 'tag' }
  },
  mask: (value) => value,
}

const phoneInput = z
  .strictObject({
    id: z.guid().optional(),
    number: filledLine(64),
    label: line(64).nullish(),
    extension: line(16).nullish(),
  })
  .meta({ id: 'PhoneInput' })

const phone = z
  .object({
    id: z.string(),
    number: z.string(),
    label: z.string().nullable(),
    extension: z.string().nullable(),
    e164: z.string().nullable(),
    country: z.string().nullable(),
    valid: z.boolean(),
    guessed: z.literal(true).optional(),
  })
  .meta({ id: 'Phone' })

/**
 * What parts phones in a cell: not what stands before an extension (`;ext=12`), nor a comma before a few digits, which say the
 * end of another number (`030 123456, 57`).
 */
const betweenPhones =
  /[;|\n](?![^(]*\))(?!\s*(?:ext|доб|dw|x)[\s.:=]*\d)|,(?![^(]*\))(?=[^,;|]*(?:\d[^,;|]*){5}|\s*\p{L}[^,:]*:)(?!\s*(?:ext|доб|dw|x)[\s.:=]*\d)/iu

/** Phone numbers, first one first. A body replaces the whole list. A number is kept as typed whatever it looks like. */
export const phones: Kind<Phone[], PhoneInput[]> = {
  schema: (field) => z.array(phoneInput).max(field.max ?? 200),
  output: () => z.array(phone),
  empty: [],
  operators: ['eq', 'contains', 'starts_with', 'empty', 'not_empty'],
  compares: 'phones',
  toText: (value) => value.map((one) => one.number).join(', '),
  fromText: (cell) =>
    cell
      .split(betweenPhones)
      .map((one) => ({ number: cut(plainLine(one), 64) }))
      .filter((one) => one.number !== ''),
  mask: (value) => value.map((one) => ({ ...one, number: '•••', e164: null, extension: null })),
  traces: (value) => value.flatMap(({ number, e164 }) => (e164 ? [number, e164] : [number])),
}

const externalId = z.object({ source: z.string(), external_id: z.string() }).meta({ id: 'ExternalId' })

/** An id in another system, as a body gives it. */
export const externalIdInput = z
  .strictObject({
    source: filledLine(64).regex(/^[^:,]*$/, 'source'),
    external_id: filledLine(255),
  })
  .meta({ id: 'ExternalIdInput' })

/** Ids of the record in other systems, any number of each. A body replaces the whole list. */
export const external_ids: Kind<ExternalId[]> = {
  schema: (field) =>
    z
      .array(externalIdInput)
      .max(field.max ?? 50)
      .transform(eachIdOnce),
  output: () => z.array(externalId),
  empty: [],
  operators: ['eq', 'starts_with', 'empty', 'not_empty'],
  compares: 'external_ids',
  toText: (value) =>
    joinListed(
      value.map((one) => `${one.source}:${one.external_id}`),
      (one) => !one.includes(','),
    ),
  fromText: (cell) => {
    const list = splitListed(cell, /,/).map((one) =>
      /^([^:]{1,64}):(.{1,255})$/su.exec(plainLine(unquoted(one.trim()))),
    )
    return list.every((one) => one !== null)
      ? list.map((one) => ({ source: one[1]!, external_id: one[2]! }))
      : { problem: 'external_id' }
  },
  mask: (value) => value,
  traces: (value) => value.map((one) => `${one.source}:${one.external_id}`),
}
