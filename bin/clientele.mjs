#!/usr/bin/env node
// Runs on whatever Node is there: checks it, installs what is missing, and hands over to the Node that is pinned.
import { spawn } from 'node:child_process'
import { realpathSync } from 'node:fs'
import * as module from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Clientele needs Node 20.19 or newer to start and this is ${process.versions.node}: install Node 24 from nodejs.org.`,
  )
  process.exit(1)
}

const { ensureInstalled, findNode, nodeFlags, programDir } = await import('./install.mjs')
ensureInstalled({ dev: false })
const node = findNode()
const args = process.argv.slice(2)
const entry = join(programDir, args[0] === 'bench' ? 'bench/main.ts' : 'server/main.ts')

/** Compiled code is kept here: a start then takes half the time. */
const cacheDir = join(programDir, 'node_modules', '.cache', 'compiled')

if (realpathSync(node) === realpathSync(process.execPath)) {
  module.enableCompileCache(cacheDir)
  process.argv[1] = entry
  await import(pathToFileURL(entry).href)
} else {
  handOver()
}

/** The channel tells the program when this process is gone, even by SIGKILL, so that it never lives on alone. */
function handOver() {
  const env = { ...process.env, NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE || cacheDir }
  const program = spawn(node, [...nodeFlags, entry, ...args], { env, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => program.kill(signal))
  program.on('error', (error) => {
    console.error(`Node 24 could not be started: ${error.message}.`)
    process.exit(1)
  })
  program.on('exit', (code, signal) => process.exit(signal ? 1 : code))
}
