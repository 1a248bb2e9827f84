/** Head of the API's documentation. Markdown. */
export const description = `Everything a store knows about its customers.

- **Keys.** Send \`Authorization: Bearer KEY\`. Keys are made on the page "API keys", or by \`npx clientele api-key create --role integration\`. A key has a role, and may be limited to some sites.
- **Lists** answer \`{items, next, total}\`: pass \`next\` as \`after\` to get the next page. \`filter\` is a JSON tree, described at [/developers#filters](/developers#filters).
- **Versions.** A record that carries \`version\` takes \`If-Match: "5"\` on a change and refuses it with 412 when somebody saved in between.
- **Repeating.** A create with an \`Idempotency-Key\` may be sent again: within a day it answers the same and creates nothing twice.
- **Errors** have one body, \`{error: {code, message, fields, data}}\`. Fields that are not known are refused.
- **Values.** Ids are UUIDs, moments are UTC (\`2026-11-22T03:30:00.000Z\`), days have no zone (\`2026-11-22\`), an empty field is \`null\`. Answers may gain fields: ignore those that you do not know.`

const moment = (description: string) => ({ description, format: 'date-time' })
const uuid = (description: string) => ({ description, format: 'uuid' })

/** A name means the same wherever it stands: said once, for all fields of bodies and answers that say nothing else. */
export const fields = {
  id: uuid('Id of the record.'),
  version: { description: 'Counts the changes of the record. `If-Match` takes it.' },
  created_at: moment('When it was created.'),
  updated_at: moment('When it was last changed.'),
  expires_at: moment('When it ends; null: never.'),
  created_by: { description: 'Who did it.' },
  customer_id: uuid('The customer it belongs to.'),
  site_id: uuid('The home site.'),
  site_ids: { description: 'Ids of sites.' },
  role_id: uuid('The role.'),
  role_ids: { description: 'Ids of roles. Their permissions add up.' },
  name: { description: 'Name, for people.' },
  code: { description: 'Short name, for programs.' },
  email: { description: 'E-mail address.', format: 'email' },
  first_name: { description: 'First name.' },
  last_name: { description: 'Last name.' },
  middle_name: { description: 'Middle name.' },
  salutation: { description: 'How the person is addressed.' },
  company_name: { description: 'Company, as free text.' },
  phone: { description: 'Phone number, as typed.' },
  city: { description: 'City.' },
  postal_code: { description: 'Postal code.' },
  active: { description: 'In use. What is switched off stays where it is and is offered for nothing new.' },
  language: { description: 'Language of the pages for this person.' },
  password: { description: '12 to 128 characters, none of the most common ones.' },
  permissions: { description: 'What it allows.' },
  items: { description: 'The page, or everything where the list has no pages.' },
  next: { description: 'Pass it as `after` to get the next page; null on the last one.' },
  kind: { description: 'What sort of thing it is.' },
  message: { description: 'A sentence in English.' },
} as const

/** The same for parameters of addresses and queries. */
export const parameters = {
  id: uuid('Id of the record in the path.'),
  address_id: uuid('Id of the address.'),
  note_id: uuid('Id of the note.'),
  name: { description: 'Name of it.' },
  code: { description: 'Two letters of the country (ISO 3166-1), such as DE.' },
  key: { description: 'Name of the preference: lower-case letters, digits, ".", "_" and "-".' },
  limit: { description: 'Most entries of a page.' },
  after: { description: '`next` of the page before.' },
  total: { description: '`false` leaves the counting out: faster, and `total` is null.' },
  customer_id: uuid('Only of this customer.'),
  kind: { description: 'Only of this kind.' },
  state: { description: 'Only in this state.' },
} as const
