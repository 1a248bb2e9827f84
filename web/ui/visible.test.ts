import { afterEach, expect, test, vi } from 'vitest'
import { onceVisible } from './visible.ts'

/** A page that can be hidden: the browser's part in this. */
const page = Object.assign(new EventTarget(), { visibilityState: 'hidden' })
const turn = (to: 'hidden' | 'visible'): void => {
  page.visibilityState = to
  page.dispatchEvent(new Event('visibilitychange'))
}
vi.stubGlobal('document', page)
afterEach(() => turn('hidden'))

test('it is called once when somebody looks, and not again', () => {
  const act = vi.fn<() => void>()
  onceVisible(act)
  turn('hidden')
  expect(act).not.toHaveBeenCalled()
  turn('visible')
  turn('hidden')
  turn('visible')
  expect(act).toHaveBeenCalledTimes(1)
})

test('what was given up is not called', () => {
  const act = vi.fn<() => void>()
  onceVisible(act)()
  turn('visible')
  expect(act).not.toHaveBeenCalled()
})
