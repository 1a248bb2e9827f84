import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { programDir, readSources, type Source } from './sources.ts'

const isTest = ({ path }: Source) => /\.test\.tsx?$/.test(path) || path.startsWith('test/')
const all = readSources('contract', 'server', 'web', 'bench', 'test')
const code = all.filter((source) => !isTest(source))
const under = (folder: string, sources = code) => sources.filter(({ path }) => path.startsWith(`${folder}/`))

/** `path → target` of every import for which the rule says it is not allowed. */
function forbidden(sources: Source[], isForbidden: (target: string, source: Source) => boolean) {
  return sources.flatMap((source) =>
    source.imports
      .filter(({ target }) => isForbidden(target, source))
      .map(({ target }) => `${source.path} → ${target}`),
  )
}

const slicesFile = code.find(({ path }) => path === 'server/slices.ts')?.text ?? ''
const imported = new Map(
  [...slicesFile.matchAll(/import \{ (\w+) \} from '\.\/([a-z-]+)\/slice\.ts'/g)].map(([, name, folder]) => [
    name,
    folder,
  ]),
)
const listed = /export const slices[^=]*= \[(.*?)^\]/ms.exec(slicesFile)?.[1] ?? ''
/** Folders of slices in the order of server/slices.ts, which is the order in which they may know of each other. */
const order = [...listed.matchAll(/^ {2}(\w+)/gm)].map(
  (match) => imported.get(match[1]) ?? `${match[1]} (not imported)`,
)
const folderOf = (path: string) => /^server\/([a-z-]+)\//.exec(path)?.[1] ?? ''
const isSlice = (folder: string) => folder !== 'platform' && existsSync(join(programDir, 'server', folder, 'slice.ts'))

/** Slices of the server that on the web are means of every record: lists, dialogs and pages that are told what they are of. */
const shared = new Set(['table-views', 'put-back', 'exports', 'bulk', 'jobs'])
/** What puts the parts of slices together: routes, the frame, the words of all. */
const composing = new Set(['', 'shell', 'locales'])
/** The page of a customer as it was holds what slices below put on it. */
const notYetInContract = [
  'contract/customers/history.ts → contract/addresses/record.ts',
  'contract/customers/history.ts → contract/notes/record.ts',
]

describe('imports', () => {
  test('the scan sees the imports', () => {
    expect(all.length).toBeGreaterThan(50)
    expect(
      all.find(({ path }) => path === 'server/platform/database/migrate.ts')?.imports.map(({ target }) => target),
    ).toEqual(expect.arrayContaining(['node:crypto', 'pg', 'server/platform/operator-error.ts']))
  })

  test('every relative import names an existing file, with its extension', () => {
    const inside = all.flatMap((source) =>
      source.imports.filter(({ specifier }) => specifier.startsWith('.')).map((each) => [source.path, each.target]),
    )
    expect(
      inside.filter(([, target]) => !existsSync(join(programDir, target ?? ''))).map((pair) => pair.join(' → ')),
    ).toEqual([])
    expect(
      inside.filter(([, target]) => !/\.(tsx?|css|json|mjs)$/.test(target ?? '')).map((pair) => pair.join(' → ')),
    ).toEqual([])
  })

  test('contract imports only zod, libphonenumber-js and itself', () => {
    const allowed = ['zod', 'libphonenumber-js', 'transliteration']
    expect(
      forbidden(under('contract'), (target) => !target.startsWith('contract/') && !allowed.includes(target)),
    ).toEqual([])
  })

  test('what all slices share of the contract knows no slice, and a slice only those above it', () => {
    const room = (path: string): string => /^contract\/([a-z-]+)\//.exec(path)?.[1] ?? ''
    expect(under('contract').filter(({ path }) => room(path) === 'platform').length).toBeGreaterThan(40)
    const composed = new Set(['', 'documentation'])
    expect(
      under('contract').flatMap(({ path }) =>
        composed.has(room(path)) || room(path) === 'platform' || order.includes(room(path)) ? [] : path,
      ),
    ).toEqual([])
    const wrong = forbidden(under('contract'), (target, { path }) => {
      const [from, to] = [room(path), room(target)]
      if (composed.has(from) || from === to || !order.includes(to)) return false
      return from === 'platform' || order.indexOf(to) > order.indexOf(from)
    })
    expect(wrong).toEqual(notYetInContract)
  })

  test('no file needs a file that needs it, for more than its types', () => {
    const needs = new Map(
      code.map(({ path, imports }) => [path, imports.filter(({ typeOnly }) => !typeOnly).map(({ target }) => target)]),
    )
    const done = new Set<string>()
    const circles: string[] = []
    const follow = (path: string, way: string[]): void => {
      if (way.includes(path)) circles.push([...way.slice(way.indexOf(path)), path].join(' → '))
      if (done.has(path) || way.includes(path)) return
      for (const target of needs.get(path) ?? []) follow(target, [...way, path])
      done.add(path)
    }
    for (const path of needs.keys()) follow(path, [])
    expect(circles).toEqual([])
  })

  test('server and web never import each other', () => {
    expect(forbidden(under('server'), (target) => target.startsWith('web/'))).toEqual([])
    expect(forbidden(under('web'), (target) => target.startsWith('server/') || target.startsWith('node:'))).toEqual([])
  })

  test('server/platform knows no slice and no command, web/ui nothing but itself', () => {
    expect(
      forbidden(
        under('server/platform'),
        (target) => target.startsWith('server/') && !target.startsWith('server/platform/'),
      ),
    ).toEqual([])
    expect(
      forbidden(
        under('web/ui'),
        (target) => target.startsWith('web/') && !/^web\/(ui|platform|locales)\//.test(target),
      ),
    ).toEqual([])
  })

  test('a slice imports only actions, queries, rules and the record, and only of slices above it', () => {
    const wrong = forbidden(code, (target, { path }) => {
      const [from, to] = [folderOf(path), folderOf(target)]
      if (!isSlice(from) || !isSlice(to) || from === to) return false
      const isOffered = /^server\/[a-z-]+\/(?:[a-z-]+\/)?(actions|queries|rules|record)(\.ts$|\/)/.test(target)
      return !isOffered || order.indexOf(to) === -1 || order.indexOf(to) > order.indexOf(from)
    })
    expect(wrong).toEqual([])
  })

  test('on the web the views stand in the order of the slices', () => {
    const text = code.find(({ path }) => path === 'web/slices.ts')?.text ?? ''
    const folders = new Map(
      [...text.matchAll(/import \{ (\w+) \} from '\.\/([a-z-]+)\/view\.ts'/g)].map(([, name, folder]) => [
        name,
        folder,
      ]),
    )
    const views = (/setViews\(\[(.*?)\]\)/s.exec(text)?.[1] ?? '')
      .split(',')
      .map((name) => folders.get(name.trim()) ?? name)
    expect(views.length).toBeGreaterThan(3)
    expect(views).toEqual(order.filter((folder) => views.includes(folder)))
    const declared = order.filter((folder) => existsSync(join(programDir, 'web', folder, 'view.ts')))
    expect(views).toEqual(declared)
  })

  test('on the web a slice imports only slices above it, and what all share knows none', () => {
    const folder = (path: string) => /^web\/([a-z-]+)\//.exec(path)?.[1] ?? ''
    const isShared = (name: string) => shared.has(name) || !order.includes(name)
    const wrong = forbidden(under('web'), (target, { path }) => {
      const [from, to] = [folder(path), folder(target)]
      if (from === to || !order.includes(to) || shared.has(to)) return false
      if (composing.has(from)) return false
      return isShared(from) || order.indexOf(to) > order.indexOf(from)
    })
    expect(wrong).toEqual([])
  })

  test('a folder that is no slice, such as one of data, knows none', () => {
    const others = under('server').filter(({ path }) => {
      const folder = folderOf(path)
      return folder !== '' && folder !== 'commands' && !isSlice(folder)
    })
    expect(forbidden(others, (target) => isSlice(folderOf(target)))).toEqual([])
  })

  test('what runs needs only the packages that are installed without those for development', () => {
    const { dependencies } = JSON.parse(readFileSync(join(programDir, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>
    }
    const known = (target: string) =>
      target in dependencies || /^(node:|contract\/|server\/|web\/)/.test(target) || target === 'virtual'
    const running = code.filter(({ path }) => /^(contract|server|web)\//.test(path))
    const wrong = running.flatMap((source) =>
      source.imports
        .filter(({ target, typeOnly }) => !typeOnly && !known(target))
        .map(({ target }) => `${source.path} → ${target}`),
    )
    expect(wrong).toEqual([])
  })
})

describe('files', () => {
  const naming = (pattern: RegExp, sources: Source[]) =>
    sources.filter(({ text }) => pattern.test(text)).map(({ path }) => path)

  test('every slice folder is in server/slices.ts', () => {
    const folders = readdirSync(join(programDir, 'server'), { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    )
    const withSlice = folders.map(({ name }) => name).filter(isSlice)
    expect(withSlice.toSorted()).toEqual(order.toSorted())
  })

  test('there are no barrels', () => {
    expect(all.filter(({ path }) => /(^|\/)index\.tsx?$/.test(path)).map(({ path }) => path)).toEqual([])
    expect(naming(/^export \*/m, code)).toEqual([])
  })

  test('only the configuration reads the environment', () => {
    expect(naming(/process\.env|import\.meta\.env\.(?!DEV|PROD|MODE)/, code)).toEqual(['server/platform/config.ts'])
  })

  test('only platform and commands have a connection of their own', () => {
    const slices = under('server').filter(({ path }) => isSlice(folderOf(path)))
    expect(forbidden(slices, (target) => target === 'pg')).toEqual([])
    expect(naming(/\bopenDatabase\b|\.(pool|readPool)\b/, slices)).toEqual([])
  })

  test('no file is longer than 250 lines', () => {
    const long = code.filter(({ path, text }) => !path.includes('/locales/') && text.split('\n').length > 251)
    expect(long.map(({ path, text }) => `${path}: ${text.split('\n').length}`)).toEqual([])
  })
})
