import { expect } from 'vitest'
import { until } from './until.ts'
import { everything, type Client } from './client.ts'
import type { Ledger } from './writers.ts'

export type Line = {
  position: number
  action_id: string
  at: string
  kind: string
  customer_id: string | null
  changes: Record<string, [unknown, unknown]>
}
export type Customer = {
  id: string
  number: string
  version: number
  email: string
  last_name: string
  position: string
  phones: { number: string }[]
  account_status: string
}

export const allCustomers = (ask: Client) =>
  everything(ask, '/customers?sort=created_at') as Promise<unknown> as Promise<Customer[]>

/** The whole journal as an integration reads it. */
export async function allLines(ask: Client): Promise<Line[]> {
  const lines: Line[] = []
  for (let position = 0; ;) {
    const { body } = await ask('GET', `/journal?after_position=${position}&limit=200`)
    lines.push(...body.items)
    position = body.up_to
    if (body.next === null) return lines
  }
}

/** Reads the journal once it tells as much as the records say has happened to them: lines get their position shortly after. */
export async function settledLines(ask: Client, customers: Customer[]): Promise<Line[]> {
  const acts = customers.reduce((sum, { version }) => sum + version, 0)
  return until(async () => {
    const lines = await allLines(ask)
    const told = lines.filter(({ kind }) => kind === 'customer.created' || kind === 'customer.changed')
    expect(told.length).toBeGreaterThanOrEqual(acts)
    return lines
  })
}

const created = (lines: Line[]) => lines.filter(({ kind }) => kind === 'customer.created')

/** Positions begin at 1 and have no gap, and none is given twice. */
export function expectGapless(lines: Line[]) {
  expect(lines.map(({ position }) => position)).toEqual(lines.map((_, place) => place + 1))
}

/** Each act is there whole or not at all: the record with all its parts, and its lines, which tell how it came to be. */
export function expectWhole(customers: Customer[], lines: Line[], begin: (customer: Customer) => string) {
  const of = Map.groupBy(lines, ({ customer_id }) => customer_id ?? '')
  expect(created(lines)).toHaveLength(customers.length)
  expect(new Set(customers.map(({ number }) => number)).size).toBe(customers.length)
  for (const customer of customers) {
    const own = of.get(customer.id) ?? []
    const [first, ...others] = own.filter(({ kind }) => kind.startsWith('customer.'))
    expect(first?.kind, customer.last_name).toBe('customer.created')
    const accounts = own.filter(({ kind }) => kind === 'account.added')
    expect(accounts.map(({ action_id }) => action_id)).toEqual([first?.action_id])
    expect(customer).toMatchObject({
      account_status: 'unverified',
      email: expect.any(String),
      phones: [expect.anything()],
    })
    expect(others.map(({ kind }) => kind)).toEqual(others.map(() => 'customer.changed'))
    expect(customer.version, 'one version for each change').toBe(1 + others.length)
    const steps = others.map(({ changes }) => changes.position)
    expect(steps.map((step) => step?.[0])).toEqual(
      [begin(customer), ...steps.map((step) => step?.[1])].slice(0, steps.length),
    )
    expect(customer.position).toBe(steps.at(-1)?.[1] ?? begin(customer))
  }
}

/** What the program has said yes to is there, once; what it has not said yes to is there once or not at all. */
export function expectLedger(ledger: Ledger, customers: Customer[], lines: Line[]) {
  expect(ledger.wrong).toEqual([])
  const byName = Map.groupBy(customers, ({ last_name }) => last_name)
  for (const { body, answer } of ledger.created) {
    const found = byName.get(String(body.last_name)) ?? []
    if (answer) expect(found.map(({ id, number }) => ({ id, number }))).toEqual([answer])
    else expect(found.length).toBeLessThanOrEqual(1)
    if (found[0]) expect(found[0]).toMatchObject({ email: body.email, phones: body.phones })
  }
  const changes = Map.groupBy(
    lines.filter(({ kind }) => kind === 'customer.changed'),
    ({ customer_id }) => customer_id ?? '',
  )
  for (const [id, tried] of ledger.tried) {
    const kept = (changes.get(id) ?? []).map(({ changes: { position } }) => String(position?.[1]))
    expect(kept.filter((value) => !tried.includes(value))).toEqual([])
    expect(new Set(kept).size).toBe(kept.length)
    const lost = (ledger.acknowledged.get(id) ?? []).filter((value) => !kept.includes(value))
    expect(lost).toEqual([])
  }
}
