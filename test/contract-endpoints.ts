import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { postOf } from '../contract/platform/asked-by-post.ts'
import type { Endpoint } from '../contract/platform/endpoint.ts'
import { routesOf } from '../server/platform/http/routes-of.ts'
import { slices } from '../server/slices.ts'
import { programDir } from './sources.ts'

/** Everything that modules of the contract declare as endpoints, by the name of the constant. */
export async function declaredEndpoints(): Promise<[string, Endpoint][]> {
  const all = readdirSync(join(programDir, 'contract'), { recursive: true, encoding: 'utf8' })
  const files = all.filter((name) => /^[a-z-/]+\.ts$/.test(name))
  const modules = await Promise.all(files.map((name) => import(join(programDir, 'contract', name))))
  const named = modules.flatMap((module) => Object.entries(module as Record<string, unknown>).filter(isEndpoint))
  const byPost = named.flatMap(([name, one]): [string, Endpoint][] => {
    const twin = postOf(one)
    return twin ? [[`${name}ByPost`, twin]] : []
  })
  return [...named, ...byPost]
}

function isEndpoint(entry: [string, unknown]): entry is [string, Endpoint] {
  const value = entry[1]
  return typeof value === 'object' && value !== null && 'method' in value && 'path' in value
}

/** What the server serves. */
export const servedEndpoints: readonly Endpoint[] = routesOf(slices).map((one) => one.endpoint)

/** A record that nobody has. */
export const nobody = '00000000-0000-7000-8000-000000000000'

/** The path with something in the place of every parameter. */
export const pathOf = (one: Endpoint): string =>
  one.path.replace(/:(\w+)/g, (_, name: string) => ({ code: 'DE', name: 'nothing', key: 'nothing' })[name] ?? nobody)

export const called = (one: Endpoint): string => `${one.method} ${one.path}`
