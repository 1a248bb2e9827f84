import { prefixed, shopFile } from './shop.ts'

const googleAddress = {
  Street: 'line1',
  'Extended Address': 'line2',
  City: 'city',
  Region: 'region',
  'Postal Code': 'postal_code',
  Country: 'country',
}

const google = {
  'E-mail 1 - Value': 'email',
  'E-mail 2 - Value': 'emails',
  'E-mail 3 - Value': 'emails',
  'Phone 1 - Value': 'phones',
  'Phone 2 - Value': 'phones',
  'Phone 3 - Value': 'phones',
  Birthday: 'date_of_birth',
  Notes: 'note',
  Labels: 'tags',
  ...prefixed('Address 1 - ', 'address', googleAddress),
  ...prefixed('Address 2 - ', 'address_2', googleAddress),
}
const technical = [
  'Name',
  ...[1, 2, 3].flatMap((at) => [`E-mail ${at} - Label`, `E-mail ${at} - Type`]),
  ...[1, 2, 3].flatMap((at) => [`Phone ${at} - Label`, `Phone ${at} - Type`]),
  ...[1, 2].flatMap((at) => [`Address ${at} - Label`, `Address ${at} - Type`, `Address ${at} - Formatted`]),
  'Name Prefix',
  'Name Suffix',
  'Nickname',
  'File As',
  'Photo',
]

/** Contacts as they were exported until 2024. */
export const googleContacts = shopFile({
  name: 'google_contacts',
  shop: 'Google Contacts',
  signs: ['Given Name', 'Family Name', 'E-mail 1 - Value'],
  columns: {
    'Given Name': 'first_name',
    'Additional Name': 'middle_name',
    'Family Name': 'last_name',
    'Organization 1 - Name': 'company_name',
    'Organization 1 - Title': 'position',
    ...google,
  },
  left_out: { technical },
  settings: { match: ['email'] },
})

/** Contacts as they are exported since then. */
export const googleContactsNew = shopFile({
  name: 'google_contacts_2024',
  shop: 'Google Contacts',
  signs: ['First Name', 'Last Name', 'E-mail 1 - Value'],
  columns: {
    'First Name': 'first_name',
    'Middle Name': 'middle_name',
    'Last Name': 'last_name',
    'Phonetic Last Name': 'reading',
    'Phonetic First Name': 'reading',
    'Organization Name': 'company_name',
    'Organization Title': 'position',
    ...google,
  },
  left_out: { technical },
  settings: { match: ['email'] },
})

const outlookAddress = {
  Street: 'line1',
  'Street 2': 'line2',
  'Street 3': 'line3',
  City: 'city',
  State: 'region',
  'Postal Code': 'postal_code',
  'Country/Region': 'country',
}

/** Here "Title" stands before a name, such as Dr. */
export const outlook = shopFile({
  name: 'outlook',
  shop: 'Outlook',
  signs: ['First Name', 'Last Name', 'E-mail Address'],
  columns: {
    Title: 'salutation',
    'First Name': 'first_name',
    'Middle Name': 'middle_name',
    'Last Name': 'last_name',
    'E-mail Address': 'email',
    'E-mail 2 Address': 'emails',
    'E-mail 3 Address': 'emails',
    Company: 'company_name',
    'Job Title': 'position',
    'Mobile Phone': { target: 'phones', label: 'Mobile' },
    'Business Phone': { target: 'phones', label: 'Work' },
    'Home Phone': { target: 'phones', label: 'Home' },
    'Business Fax': { target: 'phones', label: 'Fax' },
    Birthday: 'date_of_birth',
    Gender: 'gender',
    Notes: 'note',
    Categories: 'tags',
    ...prefixed('Business ', 'address', outlookAddress),
    ...prefixed('Home ', 'address_2', outlookAddress),
  },
  left_out: {
    staff: ["Manager's Name", "Assistant's Name"],
    technical: ['Suffix', 'Nickname', 'Department', 'Web Page', 'Anniversary', 'Initials', 'Keywords'],
  },
  settings: { match: ['email'] },
})

export const salesforce = shopFile({
  name: 'salesforce',
  shop: 'Salesforce',
  signs: ['First Name', 'Last Name', 'Email', 'Account Name'],
  columns: {
    'Contact ID': { target: 'external_ids', source: 'salesforce' },
    Salutation: 'salutation',
    'First Name': 'first_name',
    'Last Name': 'last_name',
    Email: 'email',
    Phone: 'phones',
    Mobile: { target: 'phones', label: 'Mobile' },
    Fax: { target: 'phones', label: 'Fax' },
    'Account Name': 'company_name',
    Title: 'position',
    Birthdate: 'date_of_birth',
    Description: 'note',
    'Created Date': 'created_at',
    'Mailing Street': 'address.line1',
    'Mailing City': 'address.city',
    'Mailing State/Province': 'address.region',
    'Mailing Zip/Postal Code': 'address.postal_code',
    'Mailing Country': 'address.country',
  },
  left_out: {
    staff: ['Contact Owner', 'Reports To'],
    stages: ['Lead Source'],
    technical: ['Department', 'Last Modified Date'],
  },
  settings: { match: ['external_id', 'email'] },
})
