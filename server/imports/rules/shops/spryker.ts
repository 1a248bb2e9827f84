import { shopFile } from './shop.ts'

export const spryker = shopFile({
  name: 'spryker',
  shop: 'Spryker',
  password: 'password',
  signs: ['customer_reference', 'locale_name', 'salutation', 'first_name', 'last_name', 'email'],
  columns: {
    customer_reference: 'number',
    locale_name: 'locale',
    phone: 'phones',
    email: 'email',
    salutation: 'salutation',
    first_name: 'first_name',
    last_name: 'last_name',
    company: 'company_name',
    gender: 'gender',
    date_of_birth: 'date_of_birth',
    registered: 'account.verified_at',
  },
  left_out: { passwords: ['password'] },
  settings: { match: ['number'], accounts: true },
})
