import { prefixed, shopFile } from './shop.ts'

export const opencart = shopFile({
  name: 'opencart',
  shop: 'OpenCart',
  signs: ['customer_id', 'customer_group_id', 'telephone', 'date_added'],
  columns: {
    customer_id: { target: 'external_ids', source: 'opencart' },
    firstname: 'first_name',
    lastname: 'last_name',
    email: 'email',
    telephone: 'phones',
    fax: { target: 'phones', label: 'Fax' },
    newsletter: { target: 'tags', tag: 'Newsletter' },
    status: 'active',
    date_added: 'created_at',
  },
  left_out: {
    groups: ['customer_group_id'],
    sites: ['store_id'],
    passwords: ['password', 'salt'],
    technical: ['language_id', 'address_id', 'custom_field', 'ip', 'safe', 'token', 'code'],
  },
  settings: { match: ['external_id', 'email'] },
})

const fields = {
  'Address ID': 'code',
  'Address First Name': 'first_name',
  'Address Last Name': 'last_name',
  'Address Company': 'company_name',
  'Address Line 1': 'line1',
  'Address Line 2': 'line2',
  'City/Suburb': 'city',
  'State/Province': 'region',
  'Zip/Postcode': 'postal_code',
  Country: 'country',
  'Address Phone': 'phone',
}
const numbered = (at: number, slot: string): Record<string, string> =>
  Object.fromEntries(Object.entries(prefixed('', slot, fields)).map(([name, target]) => [`${name} - ${at}`, target]))

export const bigcommerce = shopFile({
  name: 'bigcommerce',
  shop: 'BigCommerce',
  signs: ['Customer ID', 'First Name', 'Last Name', 'Email', 'Date Joined'],
  columns: {
    'Customer ID': { target: 'external_ids', source: 'bigcommerce' },
    'First Name': 'first_name',
    'Last Name': 'last_name',
    Company: 'company_name',
    Email: 'email',
    Phone: 'phones',
    Notes: 'note',
    'Date Joined': 'created_at',
    'Receive Review/Abandoned Cart Emails?': { target: 'tags', tag: 'Review and cart e-mails' },
    ...numbered(1, 'address'),
    ...numbered(2, 'address_2'),
    ...numbered(3, 'address_3'),
    ...numbered(4, 'address_4'),
    ...numbered(5, 'address_5'),
  },
  left_out: {
    figures: ['Store Credit'],
    groups: ['Customer Group'],
    tax: ['Tax Exempt Category'],
    technical: [1, 2, 3, 4, 5].map((at) => `State Abbreviation - ${at}`),
  },
  settings: { match: ['external_id', 'email'] },
})

const shopwareAddress = {
  street: 'line1',
  additionalAddressLine1: 'line2',
  additionalAddressLine2: 'line3',
  zipcode: 'postal_code',
  city: 'city',
  'country.iso': 'country',
  company: 'company_name',
  firstName: 'first_name',
  lastName: 'last_name',
}

export const shopware = shopFile({
  name: 'shopware',
  shop: 'Shopware',
  signs: ['firstName', 'lastName', 'email', 'customerNumber'],
  columns: {
    id: { target: 'external_ids', source: 'shopware' },
    salutation: 'salutation',
    firstName: 'first_name',
    lastName: 'last_name',
    email: 'email',
    customerNumber: 'number',
    birthday: 'date_of_birth',
    company: 'company_name',
    active: 'active',
    createdAt: 'created_at',
    ...prefixed('defaultBillingAddress.', 'billing', shopwareAddress),
    ...prefixed('defaultShippingAddress.', 'shipping', shopwareAddress),
    'defaultBillingAddress.phoneNumber': 'phones',
  },
  left_out: { groups: ['group'], technical: ['title'] },
  settings: { match: ['external_id', 'number', 'email'] },
})
