import { z } from 'zod'
import { genders, presumedFrom, presumedGenders, salutations } from './names.ts'
import { defineFields, defineRecord, fieldList, type Field, type RecordValues } from '../platform/record.ts'
import { createSchema, patchSchema, putSchema, recordSchema } from '../platform/schemas.ts'

/** The customer: a person. Described here once; forms, columns, filters, files and history derive from it. */
export const customerFields = defineFields({
  number: { kind: 'code', access: 'create', listed: true, filterable: true, sortable: true, searchable: true, max: 66 },
  created_at: { kind: 'instant', access: 'create', listed: 'shown', filterable: true, sortable: true },
  email: {
    kind: 'email',
    personal: true,
    listed: true,
    filterable: true,
    sortable: true,
    searchable: true,
    folded: true,
    firstOf: 'emails',
    max: 254,
  },
  emails: { kind: 'emails', personal: true, listed: true, filterable: true, searchable: true },
  salutation: { kind: 'choice', identifying: true, choices: salutations, listed: true, filterable: true },
  first_name: {
    kind: 'text',
    personal: true,
    common: true,
    listed: true,
    filterable: true,
    sortable: true,
    searchable: true,
    max: 100,
  },
  middle_name: {
    kind: 'text',
    personal: true,
    common: true,
    listed: true,
    filterable: true,
    searchable: true,
    max: 100,
  },
  last_name: {
    kind: 'text',
    personal: true,
    common: true,
    listed: 'shown',
    filterable: true,
    sortable: true,
    searchable: true,
    max: 100,
  },
  /** How the name is read, in kana. */
  reading: {
    kind: 'text',
    personal: true,
    common: true,
    listed: true,
    filterable: true,
    searchable: true,
    max: 200,
  },
  gender: { kind: 'choice', personal: true, choices: genders, listed: true, filterable: true },
  presumed_gender: {
    kind: 'choice',
    access: 'system',
    personal: true,
    choices: presumedGenders,
    listed: true,
    filterable: true,
  },
  date_of_birth: { kind: 'date', birth: true, personal: true, listed: true, filterable: true },
  phones: { kind: 'phones', personal: true, listed: 'shown', filterable: true, sortable: true, searchable: true },
  company_name: {
    kind: 'text',
    identifying: true,
    common: true,
    listed: 'shown',
    filterable: true,
    sortable: true,
    searchable: true,
    max: 200,
  },
  position: { kind: 'text', identifying: true, common: true, listed: true, filterable: true, max: 100 },
  locale: { kind: 'locale', identifying: true, listed: true, filterable: true },
  site_id: { kind: 'reference', refers: 'sites', listed: 'shown', filterable: true, sortable: true },
  /** The member of staff who looks after the customer; other systems say "account reference". */
  manager_id: { kind: 'reference', refers: 'staff', me: true, listed: true, filterable: true, sortable: true },
  currency: { kind: 'currency', listed: true, filterable: true },
  active: { kind: 'flag', listed: true, filterable: true, sortable: true },
  on_hold: { kind: 'flag', listed: true, filterable: true, sortable: true },
  vip: { kind: 'flag', listed: true, filterable: true },
  bad: { kind: 'flag', listed: true, filterable: true },
  tags: { kind: 'tags', identifying: true, listed: true, filterable: true },
  personal_discount: { kind: 'decimal', range: [0, 100], listed: true, filterable: true },
  discount_card: { kind: 'text', personal: true, listed: true, filterable: true, max: 64 },
  external_ids: { kind: 'external_ids', identifying: true, listed: true, filterable: true },
  billing_postal_code: {
    kind: 'text',
    compact: true,
    access: 'system',
    personal: true,
    common: true,
    listed: 'shown',
    filterable: true,
    sortable: true,
  },
  billing_city: {
    kind: 'text',
    access: 'system',
    personal: true,
    common: true,
    listed: 'shown',
    filterable: true,
    sortable: true,
  },
  billing_country: { kind: 'country', access: 'system', listed: 'shown', filterable: true, sortable: true },
  account_status: {
    kind: 'choice',
    access: 'system',
    choices: ['none', 'unverified', 'verified'],
    listed: 'shown',
    filterable: true,
    sortable: true,
  },
  last_login_at: { kind: 'instant', access: 'system', listed: true, filterable: true, sortable: true },
  updated_at: { kind: 'instant', access: 'system' },
})

/** The stated gender, and where none is stated the presumed one. Asked by filters alone: nothing shows a guess as stated. */
export const genderOrPresumed: Field = {
  name: 'gender_or_presumed',
  kind: 'choice',
  personal: true,
  choices: genders,
  filterable: true,
}

/**
 * What is known of a number: `valid`, `unassigned` (it could be dialled, but nobody has it by the plan of its country), `guessed` (it
 * is none here, and is taken for one of another country), `unclear` (it is kept as typed).
 */
export const phoneStates = ['valid', 'unassigned', 'guessed', 'unclear'] as const
/** The states of the customer's phones. Asked by filters alone. */
export const phoneState: Field = {
  name: 'phone_state',
  kind: 'choice',
  personal: true,
  choices: phoneStates,
  filterable: true,
}

/** What is known of an address: whether it could be one at all. */
export const emailStates = ['valid', 'invalid'] as const
/** The states of the customer's e-mails. Asked by filters alone. */
export const emailState: Field = {
  name: 'email_state',
  kind: 'choice',
  personal: true,
  choices: emailStates,
  filterable: true,
}

/** The roles of the customer's manager. Asked by filters alone. */
export const managerRole: Field = { name: 'manager_role', kind: 'reference', refers: 'roles', filterable: true }

export const customerRecord = defineRecord({
  type: 'customer',
  resource: 'customers',
  fields: customerFields,
  read: 'customers.read',
  verbs: ['created', 'changed', 'erased', 'undone'],
  putBack: ['changed'],
  listed: true,
  columns: ['name'],
  asks: [genderOrPresumed, phoneState, emailState, managerRole],
  extras: [
    { name: 'site_ids', kind: 'reference', refers: 'sites', code: 'sites' },
    // Of the account with the customer's e-mail.
    { name: 'account_verified_at', kind: 'instant', code: 'account.verified_at' },
  ],
})

export const customerFieldList = fieldList(customerFields)
export type CustomerFieldName = keyof typeof customerFields
export type CustomerValues = RecordValues<typeof customerFields>

/** What a customer carries beside its fields. `masked` names fields whose values the reader may not see. */
const beside = {
  id: z.string(),
  version: z.number().int(),
  display_name: z.string(),
  masked: z.array(z.string()),
}

/** Values of columns that other slices lend to the list, by field name. */
const lent = { lent: z.record(z.string(), z.unknown()) }

/** The account of a customer as staff see it. */
export const account = z
  .object({
    id: z.string(),
    email: z.string(),
    verified_at: z.string().nullable(),
    last_login_at: z.string().nullable(),
    created_at: z.string(),
  })
  .meta({ id: 'Account' })

/** One customer of a list. */
export const customerListItem = recordSchema(customerFields, { ...beside, ...lent }, 'CustomerListItem')

/** One customer with what belongs to it alone. */
export const customer = recordSchema(
  customerFields,
  {
    ...beside,
    presumed_gender_from: z.enum(presumedFrom).nullable(),
    default_billing_address_id: z.string().nullable(),
    default_shipping_address_id: z.string().nullable(),
    site_ids: z.array(z.string()),
    accounts: z.array(account),
  },
  'Customer',
)

export type CustomerListItem = z.output<typeof customerListItem>
export type Customer = z.output<typeof customer>

const id = z.guid()
/** The manager by the e-mail of their sign-in, in place of `manager_id`. */
const managerEmail = { manager_email: z.string().trim().min(1).max(254).optional() }
const addressChoice = {
  default_billing_address_id: id.nullable().optional(),
  default_shipping_address_id: id.nullable().optional(),
}

/** `account: false` keeps a contact e-mail only; otherwise an e-mail makes an unverified account. */
const onCreation = { site_ids: z.array(id).max(100).optional(), ...managerEmail, account: z.boolean().optional() }
export const customerCreate = createSchema(customerFields, onCreation, 'CustomerInput')
export const customerPut = putSchema(customerFields, onCreation, 'CustomerPut')
export const customerPatch = patchSchema(
  customerFields,
  { site_ids: z.array(id).max(100).optional(), ...managerEmail, ...addressChoice },
  'CustomerPatch',
)
export type CustomerCreate = z.output<typeof customerCreate>
export type CustomerPatch = z.output<typeof customerPatch>
