import { shopFile } from './shop.ts'

const person = {
  'Customer ID': { target: 'external_ids', source: 'shopify' },
  'First Name': 'first_name',
  'Last Name': 'last_name',
  Email: 'email',
  Phone: 'phones',
  Note: 'note',
  Tags: 'tags',
} as const
const figures = ['Total Spent', 'Total Orders']

export const shopify = shopFile({
  name: 'shopify',
  shop: 'Shopify',
  signs: ['First Name', 'Last Name', 'Email', 'Default Address Address1', 'Default Address City'],
  columns: {
    ...person,
    'Accepts Email Marketing': { target: 'tags', tag: 'Accepts e-mail marketing' },
    'Accepts SMS Marketing': { target: 'tags', tag: 'Accepts SMS marketing' },
    'Accepts WhatsApp Marketing': { target: 'tags', tag: 'Accepts WhatsApp marketing' },
    'Default Address Company': 'company_name',
    'Default Address Address1': 'address.line1',
    'Default Address Address2': 'address.line2',
    'Default Address City': 'address.city',
    'Default Address Province Code': 'address.region',
    'Default Address Country Code': 'address.country',
    'Default Address Zip': 'address.postal_code',
    'Default Address Phone': 'address.phone',
  },
  left_out: { figures, tax: ['Tax Exempt'] },
  settings: { match: ['external_id', 'email'] },
})

/** The file as it was before 2022, and the template for bringing customers in. */
export const shopifyTemplate = shopFile({
  name: 'shopify_template',
  shop: 'Shopify',
  signs: ['First Name', 'Last Name', 'Email', 'Address1', 'Province', 'Zip'],
  columns: {
    ...person,
    'Accepts Marketing': { target: 'tags', tag: 'Accepts e-mail marketing' },
    'Accepts Email Marketing': { target: 'tags', tag: 'Accepts e-mail marketing' },
    'Accepts SMS Marketing': { target: 'tags', tag: 'Accepts SMS marketing' },
    Company: 'company_name',
    Address1: 'address.line1',
    Address2: 'address.line2',
    City: 'address.city',
    Province: 'address.region',
    Country: 'address.country',
    Zip: 'address.postal_code',
  },
  left_out: { figures, tax: ['Tax Exempt'], technical: ['Province Code', 'Country Code'] },
  settings: { match: ['email'] },
})
