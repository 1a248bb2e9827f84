import { prefixed, shopFile } from './shop.ts'

export const square = shopFile({
  name: 'square',
  shop: 'Square',
  signs: ['First Name', 'Last Name', 'Email Address', 'Square Customer ID'],
  columns: {
    'Square Customer ID': { target: 'external_ids', source: 'square' },
    'Reference ID': { target: 'external_ids', source: 'square reference' },
    'First Name': 'first_name',
    'Last Name': 'last_name',
    'Email Address': 'email',
    'Phone Number': 'phones',
    'Company Name': 'company_name',
    'Street Address 1': 'address.line1',
    'Street Address 2': 'address.line2',
    City: 'address.city',
    State: 'address.region',
    'Postal Code': 'address.postal_code',
    Birthday: 'date_of_birth',
    Memo: 'note',
  },
  left_out: {
    figures: ['First Visit', 'Last Visit', 'Transaction Count', 'Lifetime Spend'],
    stages: ['Creation Source', 'Email Subscription Status'],
    technical: ['Nickname', 'Instant Profile'],
  },
  settings: { match: ['external_id', 'email'] },
})

const wixAddress = { Street: 'line1', City: 'city', 'State/Region': 'region', Zip: 'postal_code', Country: 'country' }

export const wix = shopFile({
  name: 'wix',
  shop: 'Wix',
  signs: ['First Name', 'Last Name', 'Email 1', 'Phone 1', 'Labels'],
  columns: {
    'First Name': 'first_name',
    'Last Name': 'last_name',
    'Email 1': 'email',
    'Email 2': 'emails',
    'Phone 1': 'phones',
    'Phone 2': 'phones',
    'Phone 3': 'phones',
    ...prefixed('Address 1 - ', 'address', wixAddress),
    ...prefixed('Address 2 - ', 'address_2', wixAddress),
    Company: 'company_name',
    Position: 'position',
    Birthday: 'date_of_birth',
    Labels: 'tags',
    'Created At': 'created_at',
    Language: 'locale',
  },
  left_out: {
    stages: ['Email subscriber status', 'SMS subscriber status', 'Source', 'Last Activity', 'Last Activity Date'],
    technical: ['Address 1 - Type', 'Address 2 - Type'],
  },
  settings: { match: ['email'] },
})

export const squarespace = shopFile({
  name: 'squarespace',
  shop: 'Squarespace',
  signs: ['Email', 'Shipping Address 1', 'Shipping Province', 'Customer Since'],
  columns: {
    Email: 'email',
    'First Name': 'first_name',
    'Last Name': 'last_name',
    'Shipping Name': 'shipping.full_name',
    'Shipping Address 1': 'shipping.line1',
    'Shipping Address 2': 'shipping.line2',
    'Shipping City': 'shipping.city',
    'Shipping Zip': 'shipping.postal_code',
    'Shipping Province': 'shipping.region',
    'Shipping Country': 'shipping.country',
    'Shipping Phone Number': 'phones',
    'Accepts Marketing': { target: 'tags', tag: 'Accepts e-mail marketing' },
    'Customer Since': 'created_at',
    Tags: 'tags',
  },
  left_out: { figures: ['Order Count', 'Last Order Date', 'Total Spent'], stages: ['Subscriber Since'] },
  settings: { match: ['email'] },
})
