import type { AddressInfo } from 'node:net'
import { createApp } from '../app.ts'
import type { Command } from '../platform/command.ts'
import type { Config } from '../platform/config.ts'
import { watchDisks } from '../platform/disk/watch.ts'
import { createLog } from '../platform/log.ts'
import { OperatorError } from '../platform/operator-error.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Program } from '../platform/slice.ts'
import { buildWebWhenStale } from '../platform/http/web-build.ts'
import { slices } from '../slices.ts'
import { openProgram } from './open-program.ts'
import { stopRequested } from './stop-requested.ts'
import type { Verb } from './verb.ts'

export const start: Verb = {
  name: 'start',
  summary: 'Serve the program: web pages, API and background jobs.',
  options: {
    demo: { type: 'boolean', description: 'fill an empty database with customers to try with, and print a sign-in' },
    'api-only': { type: 'boolean', description: 'do not build the web pages first' },
  },
  usage: 'Ctrl-C or SIGTERM stops it after the requests under way are answered.',
  async start(config, { values }) {
    const stop = stopRequested()
    const built = values['api-only'] ? Promise.resolve() : buildWebWhenStale((line) => console.error(line))
    // Awaited below; a failure while the database opens must not count as unhandled.
    built.catch(() => undefined)
    await openProgram(config, createLog(config), async (program) => {
      if (values.demo) await fillWithDemo(program)
      await built
      await serve(program, stop)
    })
  },
}

async function serve(program: Program, stop: Promise<void>) {
  const app = await createApp(program)
  const disks = watchDisks(program.config, program.log)
  try {
    await listen(app.server, program.config)
    await app.startBackground()
    const lines = await Promise.all(slices.map(async (slice) => (await slice.onStart?.(program)) ?? []))
    console.log(`Clientele is ready at ${addressOf(app.server, program.config)}`)
    for (const line of lines.flat()) console.log(line)
    await stop
  } finally {
    disks.stop()
    await app.close()
  }
}

async function listen(server: Awaited<ReturnType<typeof createApp>>['server'], { host, port }: Config) {
  try {
    await server.listen({ host, port })
  } catch (error) {
    const explain = cannotListen[(error as NodeJS.ErrnoException).code ?? '']
    throw explain ? new OperatorError(explain(host, port)) : error
  }
}

const cannotListen: Record<string, (host: string, port: number) => string> = {
  EADDRINUSE: (host, port) =>
    `Port ${port} on ${host} is taken by another program: stop it, or start with another PORT.`,
  EACCES: (_, port) => `Port ${port} may not be used by this user: start with a PORT of 1024 or more.`,
  EADDRNOTAVAIL: (host) => `This machine has no address ${host}: set HOST to one it has, such as 127.0.0.1.`,
  ENOTFOUND: (host) => `This machine has no address ${host}: set HOST to one it has, such as 127.0.0.1.`,
}

function addressOf(server: { server: { address(): AddressInfo | string | null } }, { host }: Config) {
  const { port } = server.server.address() as AddressInfo
  const anywhere = host === '0.0.0.0' || host === '::'
  return `http://${anywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host}:${port}`
}

/** A database that has customers already stays as it is, and the start goes on. */
async function fillWithDemo(program: Program) {
  const demo = slices.flatMap((slice): readonly Command[] => slice.commands ?? []).find(({ name }) => name === 'demo')
  if (!demo) throw new OperatorError('This version of the program has no demo data.')
  try {
    await demo.run(program, { values: {}, positionals: [] })
  } catch (error) {
    if (!(error instanceof OperatorError || error instanceof Refusal)) throw error
    console.error(error.message)
  }
}
