import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { dynamicFields, thingFields } from '../../../test/filter-things.ts'
import { recordScope } from '../../record-scope.ts'
import { evaluateFilter } from './evaluate.ts'
import { FilterProblem } from './problem.ts'
import { foldCase, isCaseless } from './text.ts'
import { dayWindow, instantWindow } from './time.ts'
import { operatorsFor, parseFilter, readFilter, type FilterScope } from './filter.ts'
import { operatorNames } from './operators.ts'

const scope: FilterScope = {
  fields: [...thingFields, ...dynamicFields],
  relations: { parts: { fields: thingFields.filter((field) => field.name === 'name'), relations: {} } },
}
const name = (value: unknown) => ({ field: 'name', op: 'eq', value })

function refusal(json: unknown): { path: string; code: string; message: string } {
  try {
    parseFilter(json, scope)
  } catch (error) {
    if (error instanceof FilterProblem) return { path: error.path, code: error.code, message: error.message }
    throw error
  }
  throw new Error('The filter was not refused.')
}

const nested = (levels: number): unknown => (levels === 1 ? name('x') : { not: nested(levels - 1) })
const many = (length: number, value: unknown) => Array.from({ length }, () => value)

describe('a filter is refused with the path, a code and what would be right', () => {
  test.each([
    ['not an object', 7, '', 'filter_shape'],
    ['nothing', null, '', 'filter_shape'],
    ['a list', [name('x')], '', 'filter_shape'],
    ['no form', { op: 'eq' }, '', 'filter_shape'],
    ['two forms', { all: [name('x')], any: [name('x')] }, 'any', 'filter_key'],
    ['a stray key', { ...name('x'), sql: '1=1' }, 'sql', 'filter_key'],
    [
      'an own __proto__',
      JSON.parse('{"not": {"field": "name", "op": "empty", "__proto__": 1}}'),
      'not.__proto__',
      'filter_key',
    ],
    ['an empty group', { all: [] }, 'all', 'filter_list'],
    ['a group that is no list', { any: name('x') }, 'any', 'filter_list'],
    ['a field that is not there', { all: [name('x'), { field: 'nmae', op: 'empty' }] }, 'all.1.field', 'filter_field'],
    ['a field that is not filterable', { field: 'secret', op: 'empty' }, 'field', 'filter_field'],
    ['SQL for a field', { field: 'name" or 1=1 --', op: 'empty' }, 'field', 'filter_field'],
    ['a field of every object', { field: 'constructor', op: 'empty' }, 'field', 'filter_field'],
    ['an object for a field', { field: { toString: 1 }, op: 'empty' }, 'field', 'filter_field'],
    ['an operator that is not there', { field: 'name', op: '= 1 or', value: 'x' }, 'op', 'filter_operator'],
    ['an operator of another kind', { field: 'open', op: 'contains', value: 'x' }, 'op', 'filter_operator'],
    ['no operator', { field: 'name', value: 'x' }, 'op', 'filter_operator'],
    ['a relation that is not there', { some: 'orders' }, 'some', 'filter_relation'],
    ['a relation of every object', { some: 'constructor' }, 'some', 'filter_relation'],
    [
      'a field of the other record',
      { some: 'parts', where: { field: 'points', op: 'empty' } },
      'where.field',
      'filter_field',
    ],
    ['none of them', { some: 'parts', at_least: 0 }, 'at_least', 'filter_at_least'],
    ['one and a half of them', { some: 'parts', at_least: 1.5 }, 'at_least', 'filter_at_least'],
    ['too deep', nested(9), Array(8).fill('not').join('.'), 'filter_depth'],
    ['too many conditions', { all: many(200, name('x')) }, 'all.199', 'filter_nodes'],
    [
      'too many values',
      { all: many(11, { field: 'name', op: 'in', value: many(500, 'x') }) },
      'all.10.value',
      'filter_values',
    ],
    ['no value', { field: 'name', op: 'eq' }, 'value', 'filter_value'],
    ['null', name(null), 'value', 'filter_value'],
    ['a value too much', { field: 'name', op: 'empty', value: 'x' }, 'value', 'filter_no_value'],
    ['blank text', name('  '), 'value', 'blank'],
    ['U+0000', name('a\0'), 'value', 'control_characters'],
    ['half a character', name('\ud800'), 'value', 'control_characters'],
    ['long text', name('x'.repeat(1001)), 'value', 'too_long'],
    ['a number for text', name(1), 'value', 'type'],
    ['an object for text', name({ $ne: null }), 'value', 'type'],
    ['text for a number', { field: 'points', op: 'gt', value: '1' }, 'value', 'type'],
    ['half of a whole number', { field: 'points', op: 'gt', value: 0.5 }, 'value', 'type'],
    ['a day that is not', { field: 'born', op: 'eq', value: '2026-02-29' }, 'value', 'date'],
    ['a year that is not', { field: 'born', op: 'eq', value: '0000-01-01' }, 'value', 'year'],
    ['a day for a moment', { field: 'seen_at', op: 'lt', value: '2026-11-22' }, 'value', 'instant'],
    ['a moment before all', { field: 'seen_at', op: 'lt', value: '0001-01-01T00:00:00+14:00' }, 'value', 'year'],
    ['another choice', { field: 'colour', op: 'in', value: ['red', 'pink'] }, 'value.1', 'choice'],
    ['a country by its name', { field: 'country', op: 'eq', value: 'Germany' }, 'value', 'country'],
    ['no id', { field: 'home_id', op: 'eq', value: 'x' }, 'value', 'uuid'],
    ['yes', { field: 'open', op: 'eq', value: 'yes' }, 'value', 'type'],
    ['an empty list', { field: 'name', op: 'in', value: [] }, 'value', 'too_few'],
    ['a long list', { field: 'name', op: 'in', value: many(501, 'x') }, 'value', 'too_many'],
    ['one for a list', { field: 'name', op: 'in', value: 'x' }, 'value', 'type'],
    ['half a range', { field: 'points', op: 'between', value: [1] }, 'value', 'too_few'],
    ['a range from above', { field: 'points', op: 'between', value: [2, 1] }, 'value', 'reversed'],
    [
      'a range of moments from above',
      { field: 'seen_at', op: 'between', value: ['2026-01-01T01:00:00Z', '2026-01-01T01:30:00+01:00'] },
      'value',
      'reversed',
    ],
    ['no days', { field: 'seen_at', op: 'last_days', value: 0 }, 'value', 'too_small'],
    ['days without end', { field: 'born', op: 'next_days', value: 1e6 }, 'value', 'too_big'],
    ['a phone without a digit', { field: 'phones', op: 'contains', value: '+' }, 'value', 'phone_digits'],
    ['an id without a source', { field: 'external_ids', op: 'eq', value: '1005' }, 'value', 'external_id'],
    ['an id without an id', { field: 'external_ids', op: 'eq', value: 'shop:' }, 'value', 'external_id'],
  ])('%s', (_what, json, path, code) => {
    const problem = refusal(json)
    expect(problem).toMatchObject({ path, code })
    expect(problem.message).toMatch(/^["A-Z].*[.]$/s)
  })

  test('text that is not JSON', () => {
    expect(() => readFilter('{', scope)).toThrow(expect.objectContaining({ code: 'filter_json', path: '' }))
  })
})

test('limits are reached, not passed', () => {
  for (const json of [nested(8), { all: many(199, name('x')) }, { field: 'name', op: 'in', value: many(500, 'x') }]) {
    expect(parseFilter(json, scope)).toEqual(json)
  }
})

test('a range may lie beyond the bounds of its field, and may be one value', () => {
  const json = { field: 'points', op: 'between', value: [500, 500] }
  expect(parseFilter(json, scope)).toEqual(json)
})

describe('what a filter means', () => {
  const now = new Date('2026-11-22T23:30:00Z')
  const record = {
    name: 'Jürgen Weiß',
    email: 'J@X.org',
    points: null,
    born: '2026-11-20',
    seen_at: '2026-11-20T23:30:00.000Z',
    tags: ['a', 'b'],
    external_ids: [{ source: 'shop', external_id: '10:05' }],
    phones: [{ number: '(030) 1234', e164: '+49301234' }],
    parts: [{ name: 'Lid' }, { name: 'Lip' }, { name: null }],
  }
  const isTrue = (filter: unknown) => evaluateFilter(parseFilter(filter, scope), record, scope, now)

  test.each([
    [true, name('Jürgen Weiß')],
    [false, name('jürgen weiß')],
    [true, { field: 'email', op: 'eq', value: 'j@x.ORG' }],
    [true, { field: 'name', op: 'contains', value: 'GEN W' }],
    [false, { field: 'name', op: 'contains', value: 'gen%w' }],
    [true, { field: 'name', op: 'starts_with', value: 'JÜR' }],
    [true, { field: 'points', op: 'ne', value: 1 }],
    [false, { field: 'points', op: 'lt', value: 1 }],
    [false, { field: 'points', op: 'gte', value: 1 }],
    [true, { not: { field: 'points', op: 'gte', value: 1 } }],
    [true, { field: 'colour', op: 'not_in', value: ['red'] }],
    [true, { field: 'code', op: 'not_contains', value: 'x' }],
    [true, { field: 'open', op: 'eq', value: false }],
    [true, { field: 'born', op: 'last_days', value: 2 }],
    [false, { field: 'born', op: 'last_days', value: 1 }],
    [false, { field: 'born', op: 'next_days', value: 9 }],
    [true, { field: 'seen_at', op: 'last_days', value: 2 }],
    [true, { field: 'seen_at', op: 'between', value: ['2026-11-20T23:30:00Z', '2026-11-21T00:30:00+01:00'] }],
    [true, { field: 'tags', op: 'has_all', value: ['b', 'a'] }],
    [false, { field: 'tags', op: 'has_all', value: ['a', 'c'] }],
    [true, { field: 'tags', op: 'has_none', value: ['A', 'c'] }],
    [true, { field: 'phones', op: 'eq', value: '+49 30 1234' }],
    [true, { field: 'phones', op: 'eq', value: '030/1234' }],
    [true, { field: 'phones', op: 'starts_with', value: '4930' }],
    [false, { field: 'phones', op: 'starts_with', value: '30' }],
    [true, { field: 'phones', op: 'contains', value: '01 23' }],
    [true, { field: 'external_ids', op: 'eq', value: 'shop:10:05' }],
    [false, { field: 'external_ids', op: 'eq', value: 'shop:10' }],
    [true, { field: 'external_ids', op: 'starts_with', value: { source: 'shop', external_id: '10' } }],
    [true, { some: 'parts', where: { field: 'name', op: 'starts_with', value: 'li' }, at_least: 2 }],
    [false, { some: 'parts', where: { field: 'name', op: 'starts_with', value: 'li' }, at_least: 3 }],
    [true, { some: 'parts', at_least: 3 }],
    [false, { not: { some: 'parts' } }],
  ])('%s: %j', (expected, filter) => {
    expect(isTrue(filter)).toBe(expected)
  })
})

test('days before and after now', () => {
  const now = new Date('2026-03-01T00:30:00Z')
  expect(dayWindow('last_days', 1, '2026-03-01')).toEqual(['2026-02-28', '2026-03-01'])
  expect(dayWindow('next_days', 7, '2026-03-01')).toEqual(['2026-03-01', '2026-03-08'])
  expect(instantWindow('last_days', 1, now)).toEqual([new Date('2026-02-28T00:30:00Z'), now])
  expect(instantWindow('next_days', 1, now)).toEqual([now, new Date('2026-03-02T00:30:00Z')])
})

test('no letter folds into a character that is said to have no case', () => {
  const characters = Array.from({ length: 0x110000 }, (_, code) => code).filter(
    (code) => code < 0xd800 || code > 0xdfff,
  )
  const caught = characters.filter((code) => {
    const letter = String.fromCodePoint(code)
    return foldCase(letter) !== letter && Array.from(foldCase(letter)).some(isCaseless)
  })
  expect(caught).toEqual([])
  expect(['10115', '中文', 'ß', 'ſ', '\u0307'].map(isCaseless)).toEqual([true, true, false, false, false])
})

describe('the page about filters', () => {
  const page = readFileSync(new URL('../../../docs/filters.md', import.meta.url), 'utf8')
  const examples = Array.from(page.matchAll(/```json\n(.*?)```/gs), ([, json]) => json!)

  test.each(examples)('has the example %s', (json) => {
    expect(readFilter(json, recordScope('customer'))).toEqual(JSON.parse(json))
  })

  test('names every operator', () => {
    expect(examples.length).toBeGreaterThan(5)
    expect(operatorNames.filter((op) => !page.includes(`\`${op}\``))).toEqual([])
  })
})

test('every operator of the language is one of some kind, and every kind has operators', () => {
  const used = thingFields.map((field) => operatorsFor(field))
  expect(new Set(used.flat())).toEqual(new Set(operatorNames))
  expect(used.every((ops) => ops.length > 0)).toBe(true)
})
