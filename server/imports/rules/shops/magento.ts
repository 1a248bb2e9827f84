import { prefixed, shopFile } from './shop.ts'

const shop = 'Magento / Adobe Commerce'

const person = {
  email: 'email',
  prefix: 'salutation',
  firstname: 'first_name',
  middlename: 'middle_name',
  lastname: 'last_name',
  gender: 'gender',
  dob: 'date_of_birth',
  created_at: 'created_at',
}

const leftOut = {
  sites: ['_website', '_store', 'store_id', 'website_id', 'created_in'],
  groups: ['group_id', 'group', 'disable_auto_group_change'],
  passwords: ['password', 'password_hash'],
  tax: ['taxvat'],
  technical: [
    'confirmation',
    'suffix',
    'rp_token',
    'rp_token_created_at',
    'failures_num',
    'first_failure',
    'lock_expires',
  ],
}

const marks = {
  _address_default_billing_: 'address.default_billing',
  _address_default_shipping_: 'address.default_shipping',
}

const fields = {
  prefix: 'salutation',
  firstname: 'first_name',
  lastname: 'last_name',
  company: 'company_name',
  street: 'line1',
  postcode: 'postal_code',
  city: 'city',
  region: 'region',
  country_id: 'country',
  telephone: 'phone',
}

const unused = [
  'middlename',
  'suffix',
  'fax',
  'region_id',
  'vat_id',
  'vat_is_valid',
  'vat_request_date',
  'vat_request_id',
  'vat_request_success',
]

export const magento = shopFile({
  name: 'magento',
  shop,
  password: 'password_hash',
  signs: ['email', '_website', '_store', 'firstname', 'lastname'],
  columns: person,
  left_out: leftOut,
  settings: { match: ['email'], accounts: true },
})

export const magentoAddresses = shopFile({
  name: 'magento_addresses',
  shop,
  signs: ['_website', '_email', '_entity_id', 'street', 'postcode'],
  columns: { _email: 'email', _entity_id: 'address.code', ...prefixed('', 'address', fields), ...marks },
  left_out: { sites: ['_website', '_store'], technical: unused },
  settings: { kind: 'addresses', match: ['email'] },
})

/** Customers with their addresses: further addresses stand in rows without an e-mail. */
export const magentoComposite = shopFile({
  name: 'magento_composite',
  shop,
  password: 'password_hash',
  signs: ['email', '_website', '_address_street', '_address_city'],
  columns: { ...person, ...prefixed('_address_', 'address', fields), ...marks },
  left_out: { ...leftOut, technical: [...leftOut.technical, ...unused.map((name) => `_address_${name}`)] },
  settings: { match: ['email'], accounts: true, follow: true },
})
