import { expect } from 'vitest'
import type { Permission } from '../../contract/permissions.ts'
import { customers } from '../../server/customers/record.ts'
import type { AnyRecord } from '../../server/platform/records/record.ts'
import { tasks } from '../../server/tasks/record.ts'
import type { Caller, TestApp } from '../app.ts'
import { listedRecords, type ListedRecord } from '../least.ts'

/** A row as the API answers it. */
export type Row = { id: string; version: number } & Record<string, unknown>

/** What the test has to be told of a record: how little it takes to make one, and who should see it. */
export interface Subject {
  record: AnyRecord
  /** Values without which none can be created, and which none can be without. */
  needs: Record<string, unknown>
  /** What the references of its fields may point at. */
  references: Record<string, readonly string[]>
  /** Whether the one who sees some of them sees this one. */
  sees(row: Row): boolean
  /** Whether a row that was deleted can come back. */
  comesBack: boolean
}

const readsAll: Permission[] = [
  ...listedRecords.flatMap(({ read, resource }): Permission[] => [read, `${resource}.export`]),
  'history.read',
]

/** Two who see less than an administrator: one sees some rows, the other no personal values. */
export async function readers(app: TestApp, site: string): Promise<{ limited: Caller; masked: Caller }> {
  const role = async (code: string, permissions: Permission[]) => {
    const answer = await app.request('POST', '/roles', { body: { code, name: code, permissions } })
    expect(answer.status, answer.text).toBe(201)
    return code
  }
  return {
    limited: await app.staff({ role: await role('some', [...readsAll, 'customers.personal']), site_ids: [site] }),
    masked: await app.staff({ role: await role('blind', [...readsAll, 'tasks.all']) }),
  }
}

/** The records that the kit is tried on, with a first site and another. */
export async function subjects(app: TestApp, first: string, other: string) {
  const settings = await app.request('PATCH', '/settings', {
    body: { require_email: false, require_first_name: false },
  })
  expect(settings.status, settings.text).toBe(200)
  const callers = await readers(app, other)
  const person = async (site_id: string): Promise<string> =>
    (await app.request('POST', '/customers', { body: { last_name: 'Zqowner', site_id } })).body.id
  const [seen, unseen] = [await person(other), await person(first)]
  const staff = [app.administrator.id, callers.limited.id]
  const of = {
    customers: {
      record: customers,
      needs: { last_name: 'Zqneeded' },
      references: { site_id: [first, other], manager_id: staff },
      sees: ({ site_ids }) => (site_ids as string[]).includes(other),
      comesBack: false,
    },
    tasks: {
      record: tasks,
      needs: { title: 'Zqneeded' },
      references: { performer_id: staff, customer_id: [seen, unseen] },
      sees: ({ performer_id, author_id, customer_id }) =>
        [performer_id, author_id].includes(callers.limited.id) && (customer_id === null || customer_id === seen),
      comesBack: true,
    },
  } satisfies Record<ListedRecord['resource'], Subject>
  return { ...callers, of: of as Record<ListedRecord['resource'], Subject> }
}

/** Gives another installation what the rows of the first one refer to: its sites, staff and owners, and what it demands. */
export async function furnish(from: TestApp, to: TestApp): Promise<void> {
  const made = async (path: string, body: object) => {
    const answer = await to.request('POST', path, { body })
    expect(answer.status, answer.text).toBe(201)
    return answer.body as { id: string }
  }
  const all = async (app: TestApp, path: string) => (await app.request('GET', path)).body.items
  const settings = await to.request('PATCH', '/settings', { body: { require_email: false, require_first_name: false } })
  expect(settings.status, settings.text).toBe(200)
  const [role] = await all(to, '/roles')
  for (const { email, name } of await all(from, '/staff')) await made('/staff', { email, name, role_ids: [role.id] })
  const known = (await all(to, '/sites')).map(({ code }: { code: string }) => code)
  for (const { code, name } of await all(from, '/sites'))
    if (!known.includes(code)) await made('/sites', { code, name })
  const sites = new Map((await all(to, '/sites')).map(({ code, id }: { code: string; id: string }) => [code, id]))
  const codes = new Map((await all(from, '/sites')).map(({ code, id }: { code: string; id: string }) => [id, code]))
  for (const { number, last_name, site_id } of await all(from, '/customers'))
    await made('/customers', { number, last_name, site_id: sites.get(codes.get(site_id)) })
}
