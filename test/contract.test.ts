import { describe, expect, test } from 'vitest'
import { addressFieldList } from '../contract/addresses/record.ts'
import { bulks } from '../contract/bulks.ts'
import { errorsOf } from '../contract/platform/endpoint.ts'
import { errorStatus } from '../contract/platform/errors.ts'
import { filterProblemCodes } from '../contract/platform/filter/problem.ts'
import { jobKinds } from '../contract/platform/jobs.ts'
import { journalKinds } from '../contract/platform/journal/kinds.ts'
import { permissions, predefinedRoles } from '../contract/permissions.ts'
import { problemCodes } from '../contract/platform/problems.ts'
import { fieldList, type Field } from '../contract/platform/record.ts'
import { records as declaredRecords } from '../contract/records.ts'
import { compose, composedConstraints } from '../server/platform/composition.ts'
import { slices } from '../server/slices.ts'
import { de } from '../web/locales/de.ts'
import { en } from '../web/locales/en.ts'
import { called, declaredEndpoints, servedEndpoints } from './contract-endpoints.ts'
import { readSources } from './sources.ts'

const declared = await declaredEndpoints()
const languages = Object.entries({ en, de })
const server = readSources('server').filter(({ path }) => !path.endsWith('.test.ts'))

/** Everything that the pattern's group finds in the server's sources. */
const inServer = (pattern: RegExp, sources = server): Set<string> =>
  new Set(sources.flatMap(({ text }) => [...text.matchAll(pattern)].map((match) => match[1] ?? '')))

const twice = (list: readonly string[]): string[] => list.filter((one, at) => list.indexOf(one) !== at)

/** The text at a path of labels, such as `jobs.kinds.mail.send` (names may contain dots). */
const label = (labels: unknown, ...path: string[]): unknown =>
  path.reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], labels)

describe('endpoints', () => {
  test('are found', () => expect(declared.length).toBeGreaterThan(50))

  test('each is served by exactly one route, and no route serves anything else', () => {
    expect(servedEndpoints.map(called).toSorted()).toEqual(declared.map(([, one]) => called(one)).toSorted())
    expect(twice(servedEndpoints.map(called))).toEqual([])
  })

  test('each is called what its constant is called', () => {
    expect(declared.filter(([name, one]) => one.id !== name).map(([name, one]) => `${name}: ${one.id}`)).toEqual([])
    expect(twice(declared.map(([name]) => name))).toEqual([])
  })

  test('each says who may call it, and has exactly the parameters of its path', () => {
    for (const [name, one] of declared) {
      expect([...permissions, 'signed_in', 'public'], name).toContain(one.access)
      const inPath = [...one.path.matchAll(/:(\w+)/g)].map((match) => match[1])
      expect(Object.keys(one.params?.shape ?? {}).toSorted(), name).toEqual(inPath.toSorted())
    }
  })

  test('a read takes no body and creates nothing', () => {
    const odd = declared.filter(([, one]) => one.method === 'GET' && (one.body ?? one.creates ?? one.versioned))
    expect(odd.map(([name]) => name)).toEqual([])
  })
})

describe('errors', () => {
  compose(slices)
  const constraints = Object.values(composedConstraints()).map(({ code }) => code)
  const used = new Set<string>([...inServer(/(?:Refusal|refuseField|refuseProblem)\(\s*'(\w+)'/g), ...constraints])

  test('every code is used somewhere, and known to the documentation of some operation', () => {
    const codes = Object.keys(errorStatus)
    expect(codes.filter((code) => !used.has(code))).toEqual([])
    const named = new Set<string>(declared.flatMap(([, one]) => errorsOf(one)))
    expect(codes.filter((code) => !named.has(code))).toEqual(['bad_request', 'method_not_allowed'])
  })

  test.each(languages)('every code has a sentence in %s', (_, { errors }) => {
    const known = [...Object.keys(errorStatus), 'offline', 'unexpected']
    expect(Object.keys(errors).toSorted()).toEqual(known.toSorted())
    expect(Object.values(errors).filter((sentence) => sentence.trim().length < 5)).toEqual([])
  })

  test.each(languages)('every problem of a field has a sentence in %s', (_, { errors, problems, reasons }) => {
    const sources = server.filter(({ path }) => !path.startsWith('server/imports/'))
    const thrown = [...inServer(/\{ code: '(\w+)', message/g, sources)]
    // What a caller of the filter language alone can get wrong is not said to people who build one by hand.
    const unseen = /^filter_(shape|key|no_value|json)$/
    const codes = [...problemCodes, ...filterProblemCodes.filter((code) => !unseen.test(code)), ...thrown]
    expect(codes.filter((code) => ![problems, errors, reasons].some((words) => label(words, code)))).toEqual([])
  })
})

describe('permissions', () => {
  test('every one is asked for, and the administrator has it', () => {
    const asked = new Set([...declared.map(([, one]) => one.access), ...inServer(/'([a-z_]+\.[a-z]+)'/g)])
    expect(permissions.filter((one) => !asked.has(one))).toEqual([])
    expect(predefinedRoles['administrator']).toEqual(permissions)
  })

  test.each(languages)('every one has a label and an explanation in %s', (_, labels) => {
    for (const one of permissions) {
      expect(label(labels, 'permissions', one, 'label'), one).toMatch(/\S/)
      expect(label(labels, 'permissions', one, 'about'), one).toMatch(/\S{3}/)
    }
  })

  test.each(languages)('every predefined role has a name in %s', (_, { roles }) => {
    expect(Object.keys(roles.predefined).toSorted()).toEqual(Object.keys(predefinedRoles).toSorted())
  })
})

describe('kinds', () => {
  test('every kind of job and every schedule is in the contract, and the other way round', () => {
    const known = slices.flatMap((slice) => [...(slice.jobs ?? []), ...(slice.schedules ?? [])]).map(({ name }) => name)
    expect([...new Set(known)].toSorted()).toEqual(jobKinds.toSorted())
  })

  test('every record with a list says how many of it are changed at once', () => {
    const listed = slices.flatMap((slice) => slice.records ?? []).filter(({ list }) => list)
    const said = slices.flatMap(({ bulk = {} }) => Object.keys(bulk))
    expect(said.toSorted()).toEqual(listed.map(({ type }) => type).toSorted())
    expect(bulks.map(({ type }) => type).toSorted()).toEqual(said.toSorted())
  })

  test('every kind of journal line is written somewhere', () => {
    const written = inServer(/kind: '([a-z_]+\.[a-z_]+)'/g)
    const inParts = inServer(/kind: `([a-z_]+)\.\$\{verb\}`/g)
    // Records without actions of their own are written by the kit.
    const byKit = new Set(
      slices.flatMap((slice) => slice.records ?? []).flatMap(({ type, list }) => (list ? [type] : [])),
    )
    const isWritten = (kind: string) =>
      written.has(kind) || [inParts, byKit].some((types) => types.has(kind.split('.')[0]!))
    expect(journalKinds.filter((kind) => !isWritten(kind))).toEqual([])
  })

  test.each(languages)('every one has a label in %s', (_, { jobs, journal }) => {
    expect(Object.keys(jobs.kinds).toSorted()).toEqual(jobKinds.toSorted())
    expect(Object.keys(journal.kinds).toSorted()).toEqual(journalKinds.toSorted())
  })
})

describe('labels', () => {
  const listed = declaredRecords.flatMap((one) => ('listed' in one ? [one] : []))
  const records: [string, readonly Field[]][] = [
    ['addresses', addressFieldList],
    ...listed.map(({ resource, fields }): [string, readonly Field[]] => [resource, fieldList(fields)]),
  ]

  test.each(languages)('every field, and every choice of one, has a label in %s', (_, labels) => {
    for (const [record, fields] of records) {
      for (const { name, choices = [] } of fields) {
        expect(label(labels, record, 'fields', name), `${record}.${name}`).toMatch(/\S/)
        for (const choice of choices)
          expect(label(labels, record, 'choices', name, choice), `${record}.${name}.${choice}`).toMatch(/\S/)
      }
    }
  })

  test('both languages fill in the same values', () => {
    const english = flat(en)
    const german = flat(de)
    const values = (text: string | undefined): string[] => [...new Set((text ?? '').match(/\{\{\w+\}\}/g))].toSorted()
    const differing = Object.keys(english).filter(
      (path) => String(values(english[path])) !== String(values(german[path])),
    )
    expect(differing.filter((path) => !/_(zero|one|two)$/.test(path))).toEqual([])
    expect(Object.keys(english).filter((path) => !german[path]?.trim())).toEqual([])
  })
})

function flat(labels: object, above = ''): Record<string, string> {
  return Object.fromEntries(
    Object.entries(labels).flatMap(([name, value]: [string, unknown]) =>
      typeof value === 'string' ? [[above + name, value]] : Object.entries(flat(value as object, `${above}${name}.`)),
    ),
  )
}
