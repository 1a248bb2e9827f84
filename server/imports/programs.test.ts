import { afterAll, expect, test } from 'vitest'
import { testApp } from '../../test/app.ts'
import { importing } from '../../test/importing.ts'

const app = await testApp({ background: true })
afterAll(() => app.close())
const { addressesOf, bring, one, upload } = importing(app)

async function looked(content: string) {
  const answer = await app.request('POST', '/imports/preview', { body: { file_id: await upload(content) } })
  expect(answer.status, answer.text).toBe(200)
  return answer.body
}

const address = (at: number) =>
  [
    'Address ID',
    'Address First Name',
    'Address Last Name',
    'Address Company',
    'Address Line 1',
    'Address Line 2',
    'City/Suburb',
    'State/Province',
    'State Abbreviation',
    'Zip/Postcode',
    'Country',
    'Address Phone',
  ]
    .map((name) => `${name} - ${at}`)
    .join(',')

/** Headings of the files of other programs. */
const programs = {
  prestashop:
    'Customer ID;Active (0/1);Titles ID (Mr = 1, Ms = 2, else 0);Email *;Password *;Birthday (yyyy-mm-dd);Last Name *;First Name *;Newsletter (0/1);Opt-in (0/1);Registration date (yyyy-mm-dd);Groups (x,y,z...);Default group ID',
  prestashop_addresses:
    'Address ID;Alias*;Active (0/1);Customer e-mail*;Customer ID;Manufacturer;Supplier;Company;Lastname*;Firstname*;Address 1*;Address 2;Zipcode*;City*;Country*;State;Other;Phone;Mobile Phone;VAT number;DNI',
  stripe:
    'id,Email,Name,Phone,Description,Created (UTC),Default Card,Card Number,Card Last 4,Card Type,Card Country,Currency,Delinquent,Total Spend',
  opencart:
    'customer_id,customer_group_id,store_id,language_id,firstname,lastname,email,telephone,fax,password,salt,newsletter,address_id,custom_field,ip,status,safe,token,code,date_added',
  bigcommerce: `Customer ID,First Name,Last Name,Company,Email,Phone,Notes,Store Credit,Customer Group,Date Joined,Receive Review/Abandoned Cart Emails?,Tax Exempt Category,${address(1)},${address(2)}`,
  square:
    'Reference ID,First Name,Last Name,Email Address,Phone Number,Nickname,Company Name,Street Address 1,Street Address 2,City,State,Postal Code,Birthday,Memo,Square Customer ID,Creation Source,First Visit,Last Visit,Transaction Count,Lifetime Spend,Email Subscription Status,Instant Profile',
  wix: 'First Name,Last Name,Email 1,Email 2,Phone 1,Phone 2,Address 1 - Type,Address 1 - Street,Address 1 - City,Address 1 - State/Region,Address 1 - Zip,Address 1 - Country,Company,Position,Birthday,Labels,Created At (UTC+0),Email subscriber status,Language,Source',
  shopware:
    'id;salutation;title;firstName;lastName;email;customerNumber;birthday;company;active;defaultBillingAddress.street;defaultBillingAddress.zipcode;defaultBillingAddress.city;defaultBillingAddress.country.iso;defaultShippingAddress.street;defaultShippingAddress.zipcode;defaultShippingAddress.city;group;createdAt',
  brevo: 'EMAIL;LASTNAME;FIRSTNAME;SMS;EMAIL_BLACKLISTED;SMS_BLACKLISTED;ADDED_TIME;MODIFIED_TIME',
  hubspot_contacts: 'First Name,Last Name,Email,Phone Number,Contact owner,Lifecycle Stage,Create Date',
  salesforce: 'Salutation,First Name,Last Name,Email,Phone,Account Name,Title,Mailing City',
  google_contacts: 'Name,Given Name,Family Name,Birthday,Notes,E-mail 1 - Value,Phone 1 - Value,Organization 1 - Name',
  google_contacts_2024:
    'First Name,Last Name,Organization Name,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Address 1 - Street,Address 1 - City,Address 1 - Postal Code,Address 1 - Country',
  mailchimp:
    'Email Address,First Name,Last Name,Phone Number,MEMBER_RATING,OPTIN_TIME,OPTIN_IP,CONFIRM_TIME,LAST_CHANGED,LEID,EUID,NOTES,TAGS,UNSUB_TIME',
  klaviyo: 'Email,First Name,Last Name,Phone Number,Organization,Title,City,Country,Tags',
  outlook: 'First Name,Middle Name,Last Name,E-mail Address,Mobile Phone,Company,Birthday',
  squarespace:
    'Email,First Name,Last Name,Shipping Name,Shipping Address 1,Shipping Address 2,Shipping City,Shipping Zip,Shipping Province,Shipping Country,Shipping Phone Number,Accepts Marketing,Subscriber Since,Customer Since,Order Count,Last Order Date,Total Spent,Tags',
  woocommerce_analytics: 'Customer ID,Username,First name,Last name,Email,Billing Phone,City,Total spend,Order count',
}

test.each(Object.entries(programs))('%s is known, and each of its columns', async (profile, header) => {
  const { columns, recognised, settings } = await looked(
    `${header}\nx${header.replace(/[^;,]/g, '').replace(header.includes(';') ? /,/g : /;/g, '')}\n`,
  )
  expect(recognised?.profile).toBe(profile)
  const said = new Set([...settings.mapping, ...recognised.left_out].map(({ column }) => column))
  expect(columns.map(({ name }: { name: string }) => name).filter((name: string) => !said.has(name))).toEqual([])
})

const brought = async (content: string) => {
  const preview = await looked(content)
  const done = await bring(content, { settings: preview.settings })
  expect((await bring(content, { settings: preview.settings })).counts).toMatchObject({ created: 0, updated: 0 })
  return done
}

test('PrestaShop says titles and states in figures', async () => {
  const head = programs.prestashop
  await brought(
    `${head}\n1;0;1;p1@shop.example;x;1970-01-15;Doe;Jon;1;0;2020-03-01;3;3\n2;1;0;p2@shop.example;x;0000-00-00;Roe;Ada;0;0;2021-03-01;3;3\n`,
  )
  expect(await one('p1@shop.example')).toMatchObject({
    active: false,
    salutation: 'mr',
    date_of_birth: '1970-01-15',
    created_at: '2020-03-01T00:00:00.000Z',
    tags: ['Newsletter'],
    external_ids: [{ source: 'prestashop', external_id: '1' }],
  })
  expect(await one('p2@shop.example')).toMatchObject({ active: true, salutation: null, date_of_birth: null, tags: [] })
  await brought(
    `${programs.prestashop_addresses}\n9;Home;1;p1@shop.example;1;;;;Doe;Jon;Weg 1;;10115;Berlin;Germany;;;030 1234567;;;\n`,
  )
  const { id } = await one('p1@shop.example')
  expect(await addressesOf(id)).toMatchObject([{ code: '9', line1: 'Weg 1', city: 'Berlin', country: 'DE' }])
})

test('Google Contacts put several values into one cell', async () => {
  await brought(
    `${programs.google_contacts_2024}\nEva,Klein,Firm,g@shop.example ::: g2@shop.example,Mobile,+49 151 22222222 ::: +49 151 33333333,Weg 1,Berlin,10115,DE\n`,
  )
  const found = await one('g@shop.example')
  expect(found).toMatchObject({ first_name: 'Eva', company_name: 'Firm' })
  expect(found.phones.map(({ number }: { number: string }) => number)).toEqual(['+49 151 22222222', '+49 151 33333333'])
  expect(await addressesOf(found.id)).toMatchObject([{ line1: 'Weg 1', postal_code: '10115', country: 'DE' }])
})

test('Outlook has titles before names, and addresses at work', async () => {
  await brought(
    'Title,First Name,Last Name,Company,Business Street,Business City,Business Postal Code,Business Country/Region,Mobile Phone,E-mail Address\nDr.,Eva,Klein,Firm,Weg 1,Berlin,10115,Germany,+49 151 22222222,o@shop.example\n',
  )
  const found = await one('o@shop.example')
  expect(found).toMatchObject({ salutation: 'dr', position: null, phones: [{ label: 'Mobile' }] })
  expect(await addressesOf(found.id)).toMatchObject([{ line1: 'Weg 1', city: 'Berlin', country: 'DE' }])
})
