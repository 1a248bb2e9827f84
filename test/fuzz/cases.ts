import { bodyOf, changed } from './bodies.ts'
import { placesOf, type Document, type Operation } from './document.ts'
import { mutatedCursor } from './cursors.ts'
import { oneOf, type Random } from './random.ts'
import { addressed, encode, requestOf } from './requests.ts'
import { rawBodies } from './raw-bodies.ts'
import type { Sent } from './send.ts'
import type { Rows } from './world.ts'
import { heavy, strange } from './values.ts'

/** A request that is right but for one thing. */
export interface Case {
  /** What is wrong with it. */
  what: string
  make(rows: Rows, random: Random): Sent
}

/** The kinds of cases of an operation; `cursors` are such as its list has given. */
export function casesOf(operation: Operation, document: Document, hidden: readonly string[]): Case[] {
  const { parameters, body, takesFile } = operation
  const right = (rows: Rows) => requestOf(operation, rows, bodyOf(operation, document, rows))
  const value = (random: Random): unknown => (random() < 0.06 ? oneOf(hidden, random) : oneOf(strange, random))
  const inBody = (body ? placesOf(body.schema, document) : []).map((path): Case => ({
    what: `body ${path.join('.')}`,
    make: (rows, random) => requestOf(operation, rows, changed(bodyOf(operation, document, rows), path, value(random))),
  }))
  const big = (body ? placesOf(body.schema, document, 2) : []).map((path): Case => ({
    what: `big body ${path.join('.')}`,
    make: (rows, random) =>
      requestOf(operation, rows, changed(bodyOf(operation, document, rows), path, oneOf(heavy, random)())),
  }))
  const inAddress = parameters
    .filter((one) => one.in !== 'header')
    .map(({ name, in: place }): Case => ({
      what: `${place} ${name}`,
      make: (rows, random) => {
        const given = value(random)
        const text = typeof given === 'string' ? given : JSON.stringify(given)
        const encoded = random() < 0.2 ? oneOf(brokenEscapes, random) : encode(text.slice(0, 6_000))
        return addressed(right(rows), operation, rows, name, place, encoded, random)
      },
    }))
  const inFilter = parameters
    .filter(({ name }) => name === 'filter')
    .map((): Case => ({
      what: 'filter',
      make: (rows, random) => {
        const names = ['email', 'created_at', 'date_of_birth', 'tags', 'active', 'phones', 'due_at', 'external_ids']
        const ops = ['eq', 'ne', 'in', 'lt', 'gte', 'between', 'contains', 'last_days', 'has_any', 'empty', 'is_me']
        const condition = { field: oneOf(names, random), op: oneOf(ops, random), value: value(random) }
        const tree = random() < 0.3 ? value(random) : { all: [condition, { not: condition }] }
        return addressed(right(rows), operation, rows, 'filter', 'query', encode(JSON.stringify(tree)), random)
      },
    }))
  const inCursor = parameters
    .filter(({ name }) => ['after', 'before'].includes(name))
    .map(({ name }): Case => ({
      what: `cursor ${name}`,
      make: (rows, random) => {
        const cursor = mutatedCursor(rows[`cursor ${operation.id}`], value(random), random)
        return addressed(right(rows), operation, rows, name, 'query', encode(cursor), random)
      },
    }))
  const raw = rawBodies(operation.body !== undefined, takesFile).map(({ what, headers, body: bytes }): Case => ({
    what,
    make: (rows) => ({ ...right(rows), headers: { ...right(rows).headers, ...headers }, body: bytes() }),
  }))
  const inHeaders = ['if-match', 'idempotency-key', 'action-id', 'accept', 'x-forwarded-for', 'content-type'].map(
    (header): Case => ({
      what: `header ${header}`,
      make: (rows, random) => {
        const text = oneOf(headerValues, random)
        return { ...right(rows), headers: { ...right(rows).headers, [header]: text } }
      },
    }),
  )
  const whole: Case = { what: 'as it should be', make: (rows) => right(rows) }
  return [
    whole,
    ...inBody,
    ...inAddress,
    ...inAddress,
    ...inFilter,
    ...inCursor,
    ...inCursor,
    ...big,
    ...raw,
    ...inHeaders,
  ]
}

/** A byte that is no text, half an emoji, U+0000, an end too early. */
const brokenEscapes = [
  '%FF',
  '%ED%A0%BD',
  '%00',
  '%',
  '%E4%B',
  '%F0%9F%92',
  '..%2f..%2fetc%2fpasswd',
  '%0d%0aX:1',
  '%u0041',
]
const headerValues = [
  '',
  '"0"',
  '"99999999999999999999"',
  '*',
  'W/"1"',
  'x'.repeat(4_000),
  '\u00ff\u00fe',
  '"1", "2"',
  '__proto__',
  'application/json; charset=utf-16',
  ';;;',
  'a/b',
]
