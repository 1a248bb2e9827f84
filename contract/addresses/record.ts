import { z } from 'zod'
import { endpoint } from '../platform/endpoint.ts'
import { salutations } from '../customers/names.ts'
import { defineFields, defineRecord, fieldList, type RecordValues } from '../platform/record.ts'
import { createSchema, patchSchema, recordSchema } from '../platform/schemas.ts'

/** An address of a customer. `code` is the store's own id; lines are what is printed; `as_typed` is what an import met. */
export const addressFields = defineFields({
  code: { kind: 'text', identifying: true, max: 66, filterable: true },
  salutation: { kind: 'choice', identifying: true, choices: salutations },
  first_name: { kind: 'text', max: 100, personal: true, common: true, filterable: true },
  last_name: { kind: 'text', max: 100, personal: true, common: true, filterable: true },
  company_name: { kind: 'text', max: 200, personal: true, common: true, filterable: true },
  line1: { kind: 'text', personal: true, filterable: true },
  line2: { kind: 'text', personal: true, filterable: true },
  line3: { kind: 'text', personal: true, filterable: true },
  postal_code: { kind: 'text', max: 32, personal: true, common: true, filterable: true, compact: true },
  city: { kind: 'text', personal: true, common: true, filterable: true },
  dependent_locality: { kind: 'text', personal: true, common: true, filterable: true },
  region: { kind: 'text', personal: true, common: true, filterable: true },
  country: { kind: 'country', filterable: true },
  phone: { kind: 'text', max: 64, personal: true, filterable: true },
  comment: { kind: 'text', max: 1000, personal: true, filterable: true },
  as_typed: { kind: 'text', max: 1000, personal: true },
})

export const addressRecord = defineRecord({
  type: 'address',
  resource: 'addresses',
  fields: addressFields,
  read: 'customers.read',
  owners: ['customer'],
  verbs: ['added', 'changed', 'deleted'],
  putBack: ['added', 'changed', 'deleted'],
})

export const addressFieldList = fieldList(addressFields)
export type AddressValues = RecordValues<typeof addressFields>

/** The parts of which an address may consist beside its lines. */
export const addressPartNames = [
  'street',
  'house',
  'building',
  'entrance',
  'floor',
  'flat',
  'metro',
  'directory_id',
] as const

/** Street, house and so on, where they are known apart. Lines stay what is printed. */
const parts = z
  .strictObject(
    Object.fromEntries(addressPartNames.map((part) => [part, z.string().max(255).optional()])) as Record<
      string,
      z.ZodOptional<z.ZodString>
    >,
  )
  .meta({ id: 'AddressParts' })

const beside = {
  id: z.string(),
  version: z.number().int(),
  parts: z.record(z.string(), z.string()),
  default_billing: z.boolean(),
  default_shipping: z.boolean(),
  created_at: z.string(),
  updated_at: z.string(),
}
export const address = recordSchema(addressFields, beside, 'Address')
export type Address = z.output<typeof address>

const warning = z
  .object({
    field: z.string(),
    code: z.enum(['postal_code']),
    message: z.string(),
    params: z.object({ example: z.string().optional(), offered: z.string().optional() }),
  })
  .meta({ id: 'AddressWarning' })

/** An address as a change leaves it, with what looks wrong in it. */
const saved = recordSchema(addressFields, { ...beside, warnings: z.array(warning) }, 'AddressSaved')

const id = z.guid()
const more = {
  parts: parts.optional(),
  default_billing: z.boolean().optional(),
  default_shipping: z.boolean().optional(),
}

/** The first address of a customer becomes both defaults. `default_billing: true` moves that default here. */
export const addressCreate = createSchema(addressFields, { id: id.optional(), ...more }, 'AddressInput')
export const addressPatch = patchSchema(addressFields, more, 'AddressPatch')
export type AddressCreate = z.output<typeof addressCreate>
export type AddressPatch = z.output<typeof addressPatch>

const ofCustomer = z.object({ id })
const one = z.object({ id, address_id: id })
const tag = 'Addresses'

export const listAddresses = endpoint({
  id: 'listAddresses',
  method: 'GET',
  path: '/customers/:id/addresses',
  access: 'customers.read',
  tag,
  summary: 'List the addresses of a customer',
  params: ofCustomer,
  response: z.object({ items: z.array(address) }),
})

export const createAddress = endpoint({
  id: 'createAddress',
  method: 'POST',
  path: '/customers/:id/addresses',
  access: 'customers.edit',
  tag,
  summary: 'Add an address',
  description:
    'The first address of a customer becomes both defaults. `default_billing: true` moves that default here. Nothing is refused for what its country writes otherwise: `warnings` says it.',
  errors: ['code_taken', 'conflict'],
  params: ofCustomer,
  body: addressCreate,
  response: saved,
  creates: true,
})

export const patchAddress = endpoint({
  id: 'patchAddress',
  method: 'PATCH',
  path: '/customers/:id/addresses/:address_id',
  access: 'customers.edit',
  tag,
  summary: 'Change an address',
  errors: ['code_taken'],
  params: one,
  body: addressPatch,
  response: saved,
  versioned: true,
})

export const deleteAddress = endpoint({
  id: 'deleteAddress',
  method: 'DELETE',
  path: '/customers/:id/addresses/:address_id',
  access: 'customers.edit',
  tag,
  summary: 'Delete an address',
  description: 'The successor takes over the defaults that the address had; without one they become empty.',
  params: one,
  query: z.object({ billing_successor: id.optional(), shipping_successor: id.optional() }),
  versioned: true,
})

export const getCountry = endpoint({
  id: 'getCountry',
  method: 'GET',
  path: '/countries/:code',
  access: 'signed_in',
  tag,
  summary: 'Regions of a country',
  description:
    'An address stores the `code` as its `region`; `written` is what is printed. Imports make codes of names, and a filter finds either by either.',
  params: z.object({ code: z.string().length(2) }),
  response: z.object({
    code: z.string(),
    /** `written` is what an address prints. */
    regions: z.array(
      z.object({ code: z.string(), name: z.string(), latin_name: z.string().nullish(), written: z.string() }),
    ),
  }),
})
