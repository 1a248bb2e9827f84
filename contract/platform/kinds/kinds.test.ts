import { expect, test } from 'vitest'
import { z } from 'zod'
import { thingFields } from '../../../test/filter-things.ts'
import { kinds, kindOf } from './kinds.ts'

test.each(thingFields.map((field) => [field.kind, field] as const))(
  '%s can be documented, in a body and in an answer',
  (_name, field) => {
    const kind = kindOf(field)
    expect(Object.keys(z.toJSONSchema(kind.schema(field), { io: 'input' }))).not.toEqual(['$schema'])
    expect(Object.keys(z.toJSONSchema(kind.output(field)))).not.toEqual(['$schema'])
  },
)

test('the fields that stand for all kinds are of every kind', () => {
  expect(new Set(thingFields.map((field) => field.kind))).toEqual(new Set(Object.keys(kinds)))
})

test('long text keeps its lines, in one way of breaking them, and what a cell cannot hold is told', () => {
  const field = { name: 'remark', kind: 'long_text' as const, max: 12 }
  const schema = kinds.long_text.schema(field)
  expect(schema.parse(' one\r\ntwo\rx ')).toBe('one\ntwo\nx')
  expect(schema.safeParse('x'.repeat(13)).success).toBe(false)
  expect(schema.safeParse('a\u0000b').success).toBe(false)
  expect(kinds.long_text.fromText('one\r\ntwo', field)).toBe('one\ntwo')
  expect(kinds.long_text.fromText('x'.repeat(13), field)).toEqual({ problem: 'too_long', keep: 'x'.repeat(12) })
  const whole = { name: 'remark', kind: 'long_text' as const }
  expect(kinds.long_text.fromText('x'.repeat(9_000), whole)).toHaveLength(9_000)
})
