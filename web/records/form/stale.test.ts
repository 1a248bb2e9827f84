import { expect, test } from 'vitest'
import type { Field } from '../../../contract/platform/record.ts'
import { mergeValues } from './stale.ts'

const fields: Field[] = ['first_name', 'last_name', 'position', 'company_name'].map((name) => ({ name, kind: 'text' }))
const base = { first_name: 'Ann', last_name: 'Lee', position: null, company_name: 'Old' }

test('only what both changed differently has to be chosen; nothing typed is lost', () => {
  const mine = { ...base, first_name: 'Anna', position: 'Boss', last_name: 'Li' }
  const theirs = { ...base, first_name: 'Anne', company_name: 'New', last_name: 'Li' }
  const { clashes, taken, values } = mergeValues(fields, base, mine, theirs)
  expect(clashes.map(({ field, mine: a, theirs: b }) => [field.name, a, b])).toEqual([['first_name', 'Anna', 'Anne']])
  expect(taken.map((field) => field.name)).toEqual(['company_name'])
  expect(values).toEqual({ first_name: 'Anna', last_name: 'Li', position: 'Boss', company_name: 'New' })
})

test('blank text and no value are the same', () => {
  const { clashes } = mergeValues(fields, base, { ...base, position: ' ' }, { ...base, position: null })
  expect(clashes).toEqual([])
})
