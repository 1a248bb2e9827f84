import { expect, test } from 'vitest'
import '../web/slices.ts'
import { viewOf } from '../web/records/views.ts'
import { visiblePlaces } from '../web/shell/places.ts'
import { listedRecords } from './least.ts'

test.each(listedRecords.map((one) => [one.resource, one] as const))(
  '%s: the view says how they are found, asked for and told of, and stands in the frame',
  (resource, { type, verbs }) => {
    const view = viewOf(type)
    expect(view?.record.name).toBe(resource)
    expect(view).toMatchObject({
      href: expect.any(Function),
      sought: {},
      palette: {},
      useTrueLists: expect.any(Function),
    })
    expect(view?.places?.map(({ to }) => to)).toContain(`/${resource}`)
    expect(view?.sought?.href('ID')).toBe(view?.href?.('ID'))
    expect(verbs.filter((verb) => !view?.icons?.[`${type}.${verb}`])).toEqual([])
  },
)

test('what belongs to another record says how its filter asks for it', () => {
  const silent = listedRecords.filter((one) => 'owners' in one && !viewOf(one.type)?.relation)
  expect(silent.map(({ type }) => type)).toEqual([])
})

test('every place has a key of its own', () => {
  const keys = visiblePlaces(() => true).map(({ key }) => key)
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([])
})
