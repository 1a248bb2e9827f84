import { readFileSync } from 'node:fs'

/** Preloaded into a program, this sets its clock wrong by as many milliseconds as the file CLOCK_SHIFT says at the time. */
const Right = Date
const file = process.env['CLOCK_SHIFT'] ?? ''
let shift = read()
setInterval(() => (shift = read()), 20).unref()

function read(): number {
  return Number(readFileSync(file, 'utf8'))
}

globalThis.Date = new Proxy(Right, {
  construct: (_, given: unknown[]) =>
    given.length === 0 ? new Right(Right.now() + shift) : Reflect.construct(Right, given),
  get: (target, name) => (name === 'now' ? () => Right.now() + shift : Reflect.get(target, name)),
})
