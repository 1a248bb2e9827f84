import { z } from 'zod'
import { batchEndpoint } from '../platform/batch-endpoint.ts'
import { customer, customerCreate, customerListItem, customerPatch, customerPut } from './record.ts'
import { endpoint } from '../platform/endpoint.ts'
import { getByExternalIdEndpoint, putByExternalIdEndpoint } from '../platform/external-id-endpoints.ts'
import { namesEndpoint } from '../platform/names-endpoint.ts'
import type { Resource } from '../platform/record-endpoints.ts'
import { bothWaysListOf, listQuery } from '../platform/schemas.ts'

const params = z.object({ id: z.guid() })
const tag = 'Customers'
const resource = {
  resource: 'customers',
  one: 'customer',
  many: 'customers',
  tag,
  read: 'customers.read',
} as const satisfies Resource

export const listCustomers = endpoint({
  id: 'listCustomers',
  method: 'GET',
  path: '/customers',
  access: 'customers.read',
  tag,
  summary: 'List customers',
  description:
    'Newest first unless `sort` says otherwise. A role without `customers.personal` sees personal values masked (their names stand in `masked`), and cannot search, filter or sort by them. Pages are read from either end: `after` a page, or `before` one; `before=end` is the last page. Give one of the two.',
  errors: ['bad_filter', 'bad_cursor', 'narrow_this'],
  askedByPost: true,
  query: listQuery,
  response: bothWaysListOf(customerListItem),
})

export const getCustomer = endpoint({
  id: 'getCustomer',
  method: 'GET',
  path: '/customers/:id',
  access: 'customers.read',
  tag,
  summary: 'Read a customer',
  description: 'A customer who was erased, or belongs to sites that the key may not see, is `not_found`.',
  params,
  response: customer,
})

export const createCustomer = endpoint({
  id: 'createCustomer',
  method: 'POST',
  path: '/customers',
  access: 'customers.create',
  tag,
  summary: 'Create a customer',
  description:
    'At least one of a name, `company_name`, `email`, a phone or an external id is needed. An e-mail opens an unverified account unless `account` is false.',
  errors: ['number_taken', 'external_id_taken', 'email_taken', 'not_active'],
  body: customerCreate,
  response: customer,
  creates: true,
})

export const patchCustomer = endpoint({
  id: 'patchCustomer',
  method: 'PATCH',
  path: '/customers/:id',
  access: 'customers.edit',
  tag,
  summary: 'Change a customer',
  description:
    'Send what changes; what is left out stays, `null` empties a field, a list takes the place of the whole list. A phone sent with its `id` keeps it. Needs `customers.read` as well.',
  errors: ['external_id_taken', 'not_active'],
  params,
  body: customerPatch,
  response: customer,
  versioned: true,
})

const rights = 'Needs `customers.create` to create and `customers.edit` to change.'
const erased =
  'Somebody who was erased is not brought back under an external id that they had: `erased`. To have them again, create them with `POST /customers`.'
const errors = ['number_taken', 'external_id_taken', 'email_taken', 'not_active', 'erased'] as const

export const nameCustomers = namesEndpoint(resource, { number: z.string() })
export const getCustomerByExternalId = getByExternalIdEndpoint(resource, customer)
export const putCustomerByExternalId = putByExternalIdEndpoint(resource, {
  body: customerPut,
  response: customer,
  description: `${rights} ${erased}`,
  errors,
})
export const batchCustomers = batchEndpoint(resource, {
  create: customerCreate,
  patch: customerPatch,
  put: customerPut,
  response: customer,
  description: rights,
  errors,
})
export const customersOutside = { get: getCustomerByExternalId, put: putCustomerByExternalId, batch: batchCustomers }
