import type { Endpoint } from '../../contract/platform/endpoint.ts'
import type { Ask } from '../app.ts'
import { nobody } from '../contract-endpoints.ts'

/** Ids of what hangs together: those in a path, by the name of its parameter and what stands before it. */
export type Ids = Readonly<Record<string, string>>

/** The path of an operation on these rows; on rows that nobody has where they do not say. */
export function pathTo({ path }: Endpoint, ids: Ids): string {
  return path.replace(/([\w-]+)\/:(\w+)|:(\w+)/g, (_, before: string | undefined, name = '', alone = '') => {
    const key = name || alone
    const value = ids[`${before}/${key}`] ?? ids[key] ?? plain[key] ?? nobody
    return before === undefined ? value : `${before}/${value}`
  })
}

const plain: Ids = { code: 'DE', name: 'jobs.tidy', key: 'nothing', source: 'none', external_id: 'none' }

/** A request that is right in all but who asks, so that what refuses it is a missing right. */
export function askOf(one: Endpoint, ids: Ids): Ask {
  const customer = ids['customers/id'] ?? nobody
  const bodies: Record<string, unknown> = {
    createSite: { code: 'matrix', name: 'Matrix' },
    createRole: { code: 'matrix', name: 'Matrix', permissions: [] },
    createStaff: { email: 'matrix@staff.example', name: 'Matrix', role_ids: [ids['roles/id'] ?? nobody] },
    setStaffPassword: { password: 'bread tulip vinyl' },
    createApiKey: { name: 'Matrix', role_id: ids['roles/id'] ?? nobody },
    createCustomer: { position: 'Matrix' },
    patchCustomer: { position: 'Matrix' },
    putCustomerByExternalId: { position: 'Matrix' },
    batchCustomers: { items: [{ id: customer, values: { position: 'Matrix' } }] },
    putBack: { since: '2020-01-01T00:00:00Z' },
    taskPutBack: { since: '2020-01-01T00:00:00Z' },
    countCustomers: { selection: {} },
    changeCustomers: { selection: { ids: [customer] }, expected: 1, action: { kind: 'change', set: { vip: true } } },
    createTasksForCustomers: { selection: { ids: [customer] }, expected: 1, values: { title: 'Matrix' } },
    createAddress: { line1: 'Matrix' },
    patchAddress: { line1: 'Matrix' },
    createNote: { html: '<p>Matrix</p>' },
    createTask: { title: 'Matrix', customer_id: customer },
    patchTask: { title: 'Matrix' },
    putTaskByExternalId: { title: 'Matrix' },
    batchTasks: { items: [{ id: ids['tasks/id'] ?? nobody, values: { completed: true } }] },
    createTaskComment: { text: 'Matrix' },
    patchTaskComment: { text: 'Matrix' },
    countTasks: { selection: {} },
    changeTasks: {
      selection: { ids: [ids['tasks/id'] ?? nobody] },
      expected: 1,
      action: { kind: 'change', set: { completed: true } },
    },
    createTableView: { resource: 'customers', name: 'Matrix', columns: [{ column: 'number' }] },
    createExport: { resource: 'customers', ...(ids['customers/id'] && { ids: [customer] }) },
    previewImport: { file_id: ids['files/id'] ?? nobody, resource: 'customers' },
    startImport: {
      file_id: ids['files/id'] ?? nobody,
      settings: { mapping: [{ column: 'A', target: 'position' }], mode: 'create' },
    },
    createImportProfile: {
      name: 'Matrix',
      settings: { mapping: [{ column: 'A', target: 'position' }], mode: 'create' },
    },
    patchImportProfile: { name: 'Matrix' },
  }
  const queries: Record<string, Ask['query']> = {
    uploadFile: { purpose: 'import_source' },
    nameCustomers: { ids: customer },
    nameTasks: { ids: ids['tasks/id'] ?? nobody },
    nameAddresses: { customer_ids: customer },
    lookalikes: { email: 'twin@lookalike.example' },
    presumeGender: { first_name: 'Ada' },
    putBackPreview: { since: '2020-01-01T00:00:00Z' },
    taskPutBackPreview: { since: '2020-01-01T00:00:00Z' },
    readAsOf: { at: new Date().toISOString() },
    taskAsOfMoment: { at: new Date().toISOString() },
    listTableViews: { resource: 'customers' },
  }
  const body = bodies[one.id] ?? (one.body ? {} : undefined)
  const query = queries[one.id]
  return { ...(body !== undefined && { body }), ...(query && { query }) }
}
