import type { addressFields } from '../addresses.ts'
import type { customerFields } from '../customers.ts'
import type { Gender, Salutation } from '../names.ts'
import type { FieldLabels } from '../record.ts'

const salutation = { mr: 'Mr', ms: 'Ms', mrs: 'Mrs', mx: 'Mx', dr: 'Dr' } satisfies Record<Salutation, string>

/** What the fields of a customer and their choices are called: on pages and in files. */
export const customerLabels = {
  fields: {
    number: 'Number',
    created_at: 'Registered',
    email: 'E-mail',
    salutation: 'Salutation',
    first_name: 'First name',
    middle_name: 'Middle name',
    last_name: 'Last name',
    gender: 'Gender',
    presumed_gender: 'Presumed gender',
    gender_or_presumed: 'Gender, stated or presumed',
    date_of_birth: 'Date of birth',
    phones: 'Phone',
    company_name: 'Company',
    position: 'Position',
    locale: 'Language',
    site_id: 'Site',
    manager_id: 'Manager',
    manager_role: 'Role of the manager',
    currency: 'Currency',
    active: 'Active',
    on_hold: 'On hold',
    vip: 'VIP',
    bad: 'Bad',
    tags: 'Tags',
    personal_discount: 'Personal discount',
    discount_card: 'Discount card',
    external_ids: 'External ids',
    billing_postal_code: 'Postal code',
    billing_city: 'City',
    billing_country: 'Country',
    account_status: 'Account',
    last_login_at: 'Last sign-in',
    updated_at: 'Last change',
    account: 'Open an account in the store',
    default_billing_address_id: 'Billing address',
    default_shipping_address_id: 'Shipping address',
    site_ids: 'Sites',
    name: 'Name',
    account_verified_at: 'Account verified on',
  },
  choices: {
    salutation,
    gender: { female: 'Female', male: 'Male', other: 'Other' },
    presumed_gender: { female: 'Presumably female', male: 'Presumably male' },
    gender_or_presumed: { female: 'Female', male: 'Male', other: 'Other' } satisfies Record<Gender, string>,
    account_status: { none: 'No account', unverified: 'Unverified', verified: 'Verified' },
  },
} satisfies FieldLabels<typeof customerFields>

/** The same of an address. */
export const addressLabels = {
  fields: {
    code: 'Own id of the address',
    salutation: 'Salutation',
    first_name: 'First name',
    last_name: 'Last name',
    company_name: 'Company',
    line1: 'Address line 1',
    line2: 'Address line 2',
    line3: 'Address line 3',
    dependent_locality: 'Part of the city',
    postal_code: 'Postal code',
    city: 'City',
    region: 'Region',
    country: 'Country',
    phone: 'Phone',
    comment: 'Comment',
    as_typed: 'As it came',
    default_billing: 'Default billing address',
    default_shipping: 'Default shipping address',
  },
  choices: { salutation },
} satisfies FieldLabels<typeof addressFields>
