import { shopFile, type Description } from './shop.ts'

const described = {
  shop: 'HubSpot',
  columns: {
    'First Name': 'first_name',
    'Last Name': 'last_name',
    Email: 'email',
    'Additional email addresses': 'emails',
    Salutation: 'salutation',
    'Phone Number': 'phones',
    'Mobile Phone Number': { target: 'phones', label: 'Mobile' },
    'Fax Number': { target: 'phones', label: 'Fax' },
    'Job Title': 'position',
    'Company Name': 'company_name',
    'Create Date': 'created_at',
    'Date of birth': 'date_of_birth',
    Gender: 'gender',
    'Street Address': 'address.line1',
    City: 'address.city',
    'State/Region': 'address.region',
    'Postal Code': 'address.postal_code',
    'Country/Region': 'address.country',
    Message: 'note',
  },
  left_out: {
    staff: ['Contact owner'],
    stages: [
      'Lifecycle Stage',
      'Lead Status',
      'Marketing contact status',
      'Unsubscribed from all email',
      'Original Source',
      'Original Traffic Source',
    ],
    figures: [
      'Last Activity Date',
      'Last Modified Date',
      'Number of Associated Deals',
      'Number of Form Submissions',
      'Number of Pageviews',
      'Number of Sessions',
      'Total Revenue',
    ],
    technical: [
      'Associated Company',
      'Associated Company IDs',
      'Primary Associated Company ID',
      'Website URL',
      'Member email',
    ],
  },
} satisfies Pick<Description, 'shop' | 'columns' | 'left_out'>

export const hubspot = shopFile({
  ...described,
  name: 'hubspot',
  signs: ['Record ID', 'First Name', 'Last Name', 'Email'],
  columns: { 'Record ID': { target: 'external_ids', source: 'hubspot' }, ...described.columns },
  settings: { match: ['external_id', 'email'] },
})

/** The same without the ids, as many take them along. */
export const hubspotContacts = shopFile({
  ...described,
  name: 'hubspot_contacts',
  signs: ['First Name', 'Last Name', 'Email', 'Lifecycle Stage'],
  settings: { match: ['email'] },
})
