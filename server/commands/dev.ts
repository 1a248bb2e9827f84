import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { prepareDataDir } from '../platform/data-dir.ts'
import { startEmbeddedPostgres } from '../platform/postgres/embedded.ts'
import { stopRequested } from './stop-requested.ts'
import type { Verb } from './verb.ts'

const main = join(import.meta.dirname, '../main.ts')
const viteConfig = join(import.meta.dirname, '../../vite.config.ts')

export const dev: Verb = {
  name: 'dev',
  summary: 'Develop: web pages that follow every change, and a server that restarts with every change.',
  async start(config) {
    const say = (line: string) => console.error(line)
    const { createServer } = await import('vite')
    const target = `http://${config.host}:${config.port}`
    const web = await createServer({
      configFile: viteConfig,
      server: { proxy: { '^/(api|healthz|readyz)(/|$)': target } },
    })
    // Vite would end the process at once and leave the others running.
    process.removeAllListeners('SIGTERM')
    const stop = stopRequested()
    const dataDir = prepareDataDir(config, say)
    // Held here, the database stays up while the server restarts.
    const postgres = config.databaseUrl ? undefined : await startEmbeddedPostgres({ dataDir, say })
    const args = ['--watch', '--watch-preserve-output', main, 'start', '--api-only']
    const api = spawn(process.execPath, args, { stdio: 'inherit' })
    const ended = new Promise((done) => api.once('exit', done))
    await web.listen()
    web.printUrls()
    await stop
    await web.close()
    if (api.kill('SIGTERM')) await ended
    await postgres?.release()
  },
}
