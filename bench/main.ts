import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { move } from './moving.ts'
import { run } from './run.ts'
import { scroll } from './scrolling.ts'

const help = `npm run bench -- [options]
  --customers N     how many customers (200000)
  --tasks N         how many tasks (three for each customer)
  --data DIR        keep the data there and use it again; otherwise it is made anew and thrown away
  --json FILE       write the figures there too
  --seconds N       for each case, number of connections and side (6)
  --requests N      for each line of the named list (60)
  --moving          instead: what moves them all, bulk change, exports, import (it changes the data)
  --scrolling       instead: walks the list in a browser, each way for --seconds
  --only TEXT       only cases and lines whose name contains it
  --profile DIR     write a CPU profile of the program there`

const { values } = parseArgs({
  args: process.argv.slice(2).filter((word) => word !== 'bench'),
  options: {
    customers: { type: 'string', default: '200000' },
    tasks: { type: 'string' },
    data: { type: 'string' },
    json: { type: 'string' },
    seconds: { type: 'string', default: '6' },
    requests: { type: 'string', default: '60' },
    moving: { type: 'boolean', default: false },
    scrolling: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    profile: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  },
})

if (values.help) console.log(help)
else {
  const dataDir = values.data ? resolve(values.data) : mkdtempSync(join(tmpdir(), 'clientele-bench-'))
  if (!values.data) chmodSync(dataDir, 0o711)
  try {
    await (values.moving ? move : values.scrolling ? scroll : run)({
      ...values,
      json: values.json,
      profile: values.profile,
      dataDir,
      customers: Number(values.customers),
      tasks: Number(values.tasks ?? 3 * Number(values.customers)),
      seconds: Number(values.seconds),
      requests: Number(values.requests),
    })
  } finally {
    if (!values.data) rmSync(dataDir, { recursive: true, force: true })
  }
}
