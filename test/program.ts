import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { programDir } from './sources.ts'

type Finished = { code: number | null; stdout: string; stderr: string }
export type Running = {
  /** The address it printed. */
  origin: string
  stdout(): string
  stderr(): string
  /** Sends the signal and waits for the end. */
  stop(signal?: NodeJS.Signals): Promise<Finished>
}

const isNew = Number(process.versions.node.split('.')[0]) >= 24
const node = isNew ? process.execPath : join(programDir, 'node_modules/.bin/node')
const started = new Set<ReturnType<typeof spawn>>()

/** Runs the command line as a person would and waits for its end. */
export async function runProgram(args: string[], env: Record<string, string>): Promise<Finished> {
  return launch(args, env).ended
}

/** Starts the server on a free port (unless env says another) and waits for the line with its address. */
export async function startProgram(env: Record<string, string>, ...args: string[]): Promise<Running> {
  return startProgramIn(programDir, env, ...args)
}

/** The same for a copy of the program in another folder. */
export async function startProgramIn(folder: string, env: Record<string, string>, ...args: string[]): Promise<Running> {
  const program = launch(['start', '--api-only', ...args], { PORT: '0', ...env }, folder)
  const ready = new Promise<string>((resolve) => {
    program.child.stdout?.on('data', () => {
      const origin = /^Clientele is ready at (\S+)$/m.exec(program.said.stdout)?.[1]
      if (origin) resolve(origin)
    })
  })
  const early = program.ended.then(({ code, stderr }) => Promise.reject(new Error(`It ended with ${code}: ${stderr}`)))
  const origin = await Promise.race([ready, early])
  early.catch(() => undefined)
  return {
    origin,
    stdout: () => program.said.stdout,
    stderr: () => program.said.stderr,
    stop(signal = 'SIGTERM') {
      program.child.kill(signal)
      return program.ended
    },
  }
}

/** Begins a start that is not waited for: it may be killed on its way. */
export function beginProgram(
  env: Record<string, string>,
): Pick<Running, 'stop' | 'stderr'> & { ended: Promise<Finished> } {
  const { child, said, ended } = launch(['start', '--api-only'], { PORT: '0', ...env })
  return {
    ended,
    stderr: () => said.stderr,
    stop(signal = 'SIGTERM') {
      child.kill(signal)
      return ended
    },
  }
}

/** Kills what a failed test left running. */
export function killPrograms() {
  for (const child of started) child.kill('SIGKILL')
}

function launch(args: string[], env: Record<string, string>, folder = programDir) {
  const { PATH = '', HOME = '' } = process.env
  const bin = join(folder, 'bin/clientele.mjs')
  const child = spawn(node, [bin, ...args], {
    env: { PATH, HOME, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = { stdout: '', stderr: '' }
  child.stdout.on('data', (chunk: Buffer) => (said.stdout += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (said.stderr += chunk.toString()))
  started.add(child)
  const ended = new Promise<Finished>((resolve) => {
    child.once('close', (code) => {
      started.delete(child)
      resolve({ code, ...said })
    })
  })
  return { child, said, ended }
}
