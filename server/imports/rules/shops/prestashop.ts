import { shopFile } from './shop.ts'

const shop = 'PrestaShop'
const id = { target: 'external_ids', source: 'prestashop' }

/** Customers under the headings of the file by which they are brought in. */
export const prestashop = shopFile({
  name: 'prestashop',
  shop,
  signs: ['Customer ID', 'Email *', 'Last Name *', 'First Name *'],
  columns: {
    'Customer ID': id,
    'Active (0/1)': 'active',
    'Titles ID (Mr = 1, Ms = 2, else 0)': { target: 'salutation', words: { 1: 'mr', 2: 'ms', 0: '' } },
    'Email *': 'email',
    'Birthday (yyyy-mm-dd)': 'date_of_birth',
    'Last Name *': 'last_name',
    'First Name *': 'first_name',
    'Newsletter (0/1)': { target: 'tags', tag: 'Newsletter' },
    'Opt-in (0/1)': { target: 'tags', tag: 'Opt-in' },
    'Registration date (yyyy-mm-dd)': 'created_at',
  },
  left_out: { passwords: ['Password *'], groups: ['Groups (x,y,z...)', 'Default group ID'] },
  settings: { match: ['external_id', 'email'] },
})

export const prestashopAddresses = shopFile({
  name: 'prestashop_addresses',
  shop,
  signs: ['Address ID', 'Alias*', 'Customer e-mail*', 'Lastname*'],
  columns: {
    'Address ID': 'address.code',
    'Customer e-mail*': 'email',
    'Customer ID': id,
    Company: 'address.company_name',
    'Lastname*': 'address.last_name',
    'Firstname*': 'address.first_name',
    'Address 1*': 'address.line1',
    'Address 2': 'address.line2',
    'Zipcode*': 'address.postal_code',
    'City*': 'address.city',
    'Country*': 'address.country',
    State: 'address.region',
    Other: 'address.comment',
    Phone: 'address.phone',
  },
  left_out: {
    tax: ['VAT number', 'DNI'],
    technical: ['Alias*', 'Active (0/1)', 'Manufacturer', 'Supplier', 'Mobile Phone'],
  },
  settings: { kind: 'addresses', match: ['external_id', 'email'] },
})
