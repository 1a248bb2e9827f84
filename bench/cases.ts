import { writeCursor } from '../server/platform/lists/cursor.ts'
import type { Ask } from './driver.ts'
import type { Askers, Known } from './database.ts'

/** What product and bare limit are both asked; `sign-in` has no bare counterpart. */
export interface Case {
  name: string
  group: 'read' | 'write' | 'report'
  product: (index: number) => Ask
  bare?: (index: number) => Ask
  /** 1 and 10 unless said otherwise. */
  connections?: readonly number[]
}

export interface Material {
  known: readonly Known[]
  siteId: string
  askers: Askers
}

export const get = (path: string): Ask => ({ method: 'GET', path })

/** The path of a list in the product; counts are asked for apart. */
export function listPath(query: Record<string, string | number | object | undefined>, resource = 'customers'): string {
  const given = Object.entries({ total: 'false', ...query }).filter(([, value]) => value !== undefined)
  const texts = given.map(([name, value]): [string, string] => [
    name,
    typeof value === 'object' ? JSON.stringify(value) : String(value),
  ])
  return `/api/v1/${resource}?${new URLSearchParams(texts)}`
}

export const barePath = (...parts: string[]): string => `/${parts.map(encodeURIComponent).join('/')}`

/** Where a page after this customer begins. */
export function cursorAt(sort: string, value: string | null, id: string): string {
  return writeCursor({ list: sort, parts: [{ type: 'text', nullable: true }, { type: 'uuid' }] }, [value, id])
}

/** Fragments that many and that few customers have, taken from the names of the data. */
export const commonFragments = ['mar', 'gmail', 'schm', 'berg', 'ann', 'bach', 'yahoo', 'thal']
const rareFragment = (one: Known): string =>
  `${(one.last_name ?? 'muster')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z]/g, '')
    .slice(0, 7)}`

const phoneOf = (index: number): string => `+49151${String(20_000_000 + ((index * 7_919) % 70_000_000))}`

export function cases({ known, siteId, askers }: Material): Case[] {
  const having = <K extends keyof Known>(name: K): (Known & Record<K, string>)[] =>
    known.filter((one): one is Known & Record<K, string> => one[name] !== null)
  const cycle =
    <T>(list: readonly T[]) =>
    (index: number): T =>
      list[index % list.length]!
  const anyone = cycle(known)
  const [named, mailed, called, housed] = [
    cycle(having('last_name')),
    cycle(having('email')),
    cycle(having('phone')),
    cycle(having('billing_city')),
  ]
  const latin = cycle(having('last_name').filter((one) => rareFragment(one).length === 7))
  const fragment = cycle(commonFragments)
  const run = Date.now().toString(36)
  const newcomer = (who: string) => (index: number) => {
    const { first_name, last_name } = named(index)
    return {
      email: `new.${who}.${run}.${index}@example.com`,
      first_name: first_name ?? 'Kim',
      last_name,
      phones: [{ number: phoneOf(index) }],
    }
  }
  const post = (path: string, body: unknown): Ask => ({ method: 'POST', path, body })
  const change = (path: string, index: number): Ask => ({
    method: 'PATCH',
    path,
    body: { phones: [{ number: phoneOf(index + 31) }] },
  })
  return [
    { name: 'first page of 50, newest', group: 'read', product: () => get(listPath({})), bare: () => get('/newest') },
    {
      name: 'deep page, newest',
      group: 'read',
      product: (i) => get(listPath({ after: cursorAt('-created_at', anyone(i).created_at, anyone(i).id) })),
      bare: (i) => get(barePath('deep', anyone(i).created_at, anyone(i).id)),
    },
    {
      name: 'first page by last name',
      group: 'read',
      product: () => get(listPath({ sort: 'last_name' })),
      bare: () => get('/last_name'),
    },
    {
      name: 'deep page by last name',
      group: 'read',
      product: (i) =>
        get(listPath({ sort: 'last_name', after: cursorAt('last_name', named(i).last_name, named(i).id) })),
      bare: (i) => get(barePath('last_name_deep', named(i).last_name, named(i).id)),
    },
    {
      name: 'search, rare name fragment',
      group: 'read',
      product: (i) => get(listPath({ q: rareFragment(latin(i)) })),
      bare: (i) => get(barePath('rare', `%${rareFragment(latin(i))}%`)),
    },
    {
      name: 'search, common fragment',
      group: 'read',
      product: (i) => get(listPath({ q: fragment(i) })),
      bare: (i) => get(barePath('common', `%${fragment(i)}%`)),
    },
    {
      name: 'search, whole e-mail',
      group: 'read',
      product: (i) => get(listPath({ q: mailed(i).email })),
      bare: (i) => get(barePath('email', mailed(i).email)),
    },
    {
      name: 'search, whole phone',
      group: 'read',
      product: (i) => get(listPath({ q: called(i).phone })),
      bare: (i) => get(barePath('phone', called(i).phone)),
    },
    {
      name: 'two filters: city, not on hold',
      group: 'read',
      product: (i) =>
        get(
          listPath({
            filter: {
              all: [
                { field: 'billing_city', op: 'eq', value: housed(i).billing_city },
                { field: 'on_hold', op: 'eq', value: false },
              ],
            },
          }),
        ),
      bare: (i) => get(barePath('filters', housed(i).billing_city)),
    },
    {
      name: 'one customer',
      group: 'read',
      product: (i) => get(`/api/v1/customers/${anyone(i).id}`),
      bare: (i) => get(barePath('one', anyone(i).id)),
    },
    {
      name: 'create',
      group: 'write',
      product: (i) => post('/api/v1/customers', newcomer('a')(i)),
      bare: (i) => post(barePath('create', siteId), newcomer('b')(i)),
    },
    {
      name: 'patch: another phone',
      group: 'write',
      product: (i) => change(`/api/v1/customers/${anyone(2 * i).id}`, i),
      bare: (i) => change(barePath('patch', anyone(2 * i + 1).id), i),
    },
    // Tries at the same time count together until one succeeds: ten at once would be locked out.
    {
      name: 'sign-in (argon2id)',
      group: 'report',
      connections: [1],
      product: () => post('/api/v1/session', { email: askers.email, password: askers.password }),
    },
  ]
}
