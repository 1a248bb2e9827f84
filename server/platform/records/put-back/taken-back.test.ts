import { expect, test } from 'vitest'
import { journalKinds } from '../../../../contract/platform/journal/kinds.ts'
import { kindsPutBack } from '../../../../contract/records.ts'
import { slices } from '../../../slices.ts'
import { compose, verbsOf } from '../../composition.ts'
import { canBeTakenBack } from './taken-back.ts'
import { tellsOfMaking } from './net.ts'

test('pages offer to put back what the server can, and nothing else', () => {
  compose(slices)
  // A creation that only an undo of the whole act removes is not put back by itself.
  const apart = (kind: string): boolean => tellsOfMaking(kind) && verbsOf(kind.split('.')[0]!)?.remove === undefined
  const offered = journalKinds.filter((kind) => kindsPutBack.has(kind))
  expect(offered).toEqual(journalKinds.filter((kind) => canBeTakenBack(kind) && !apart(kind)))
  expect(offered.length).toBeGreaterThan(8)
})
