import * as erasing from '../../contract/customers/erase.ts'
import type { Customer, CustomerCreate, CustomerListItem, CustomerPatch } from '../../contract/customers/record.ts'
import * as contract from '../../contract/customers/endpoints.ts'
import { presumeGender } from '../../contract/customers/presumed-gender.ts'
import { lookalikes as lookalikesEndpoint } from '../../contract/customers/lookalikes.ts'
import { ofCustomers } from '../../contract/customers/history.ts'
import { demand } from '../platform/actor.ts'
import { historyRoutes } from '../platform/records/history-routes.ts'
import { route } from '../platform/slice.ts'
import { createCustomer } from './actions/create.ts'
import { eraseCustomer, previewErase } from './actions/erase.ts'
import { patchCustomer } from './actions/patch.ts'
import { listRecords } from '../platform/records/list.ts'
import { outsideRoutes } from '../platform/records/outside-routes.ts'
import type { ReadCalls } from '../platform/records/write/single-calls.ts'
import { demandNotErased } from './queries/erased.ts'
import { guessForForm } from './presumed-gender/queries/presumed-gender.ts'
import { lookalikes } from './likely-doubles/queries/lookalikes.ts'
import { nameCustomers } from './queries/names.ts'
import { readCustomer } from './queries/read.ts'
import { customers } from './record.ts'

const calls: ReadCalls<CustomerCreate, CustomerPatch, Customer> = {
  read: readCustomer,
  create: async (tx, input) => readCustomer(tx, (await createCustomer(tx, input)).id),
  change: async (tx, id, patch, version) => readCustomer(tx, (await patchCustomer(tx, id, patch, version)).id),
  onCreation: ['account'],
  demandFree: demandNotErased,
}

export const routes = [
  route(contract.listCustomers, ({ tx, query }) => listRecords<CustomerListItem>(customers, tx, query)),
  route(presumeGender, ({ tx, query }) => guessForForm(tx, query)),
  route(lookalikesEndpoint, async ({ tx, query }) => ({ items: await lookalikes(tx, query) })),
  route(contract.nameCustomers, async ({ tx, query }) => ({ items: await nameCustomers(tx, query.ids.split(',')) })),
  route(contract.getCustomer, ({ tx, params }) => readCustomer(tx, params.id)),
  route(contract.createCustomer, ({ tx, body }) => calls.create(tx, body)),
  route(contract.patchCustomer, ({ tx, params, body, version }) => {
    demand(tx.actor, customers.read)
    return calls.change(tx, params.id, body, version)
  }),
  ...outsideRoutes(customers, contract.customersOutside, calls),
  route(erasing.eraseCustomer, async ({ tx, params, version }) => {
    await eraseCustomer(tx, params.id, version)
    return undefined
  }),
  route(erasing.erasePreview, async ({ tx, params }) => {
    demand(tx.actor, customers.read)
    return { customer: await readCustomer(tx, params.id), ...(await previewErase(tx, params.id)) }
  }),
  ...historyRoutes(customers, ofCustomers),
]
