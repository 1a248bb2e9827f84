import { fieldList, type RecordSpec } from '../platform/record.ts'
import { records } from '../records.ts'
import { moment, uuid, words } from '../platform/documentation/words.ts'

/** Meaning of the parameters of paths and queries: of one operation (`listCustomers.sort`), or wherever the name stands. */
export const parameters = {
  id: uuid('Id of the record in the path.'),
  file_id: uuid('The file.'),
  address_id: uuid('Id of the address.'),
  note_id: uuid('Id of the note.'),
  customer_id: uuid('Only of this customer.'),
  action_id: uuid('Only what one act did.'),
  line_id: uuid('One line of the history.'),
  person_id: uuid('Only what this member of staff or key did, and what was done to them.'),
  except: uuid('A customer to leave out: the one being edited.'),
  billing_successor: uuid('The address that becomes the default billing address.'),
  shipping_successor: uuid('The address that becomes the default shipping address.'),
  at: moment('The moment.'),
  since: moment('All that happened after this moment.'),
  from: moment('From this moment or day on.'),
  to: moment('Before this moment or day.'),
  site_id: uuid(
    'Home site of the customer, whose countries say which languages are likely; the default one unless said.',
  ),
  ...words({
    source: 'Name of the other system, without colon or comma.',
    external_id: 'The id there. Upper and lower case differ.',
    ids: 'Ids with commas between them, at most 100.',
    customer_ids: 'Ids of customers with commas between them, at most 100.',
    'presumeGender.salutation': 'How the person is addressed.',
    'presumeGender.first_name': 'First name.',
    'presumeGender.middle_name': 'Middle name or patronymic.',
    'presumeGender.last_name': 'Last name.',
    'presumeGender.locale': 'Language of the customer: `it`, `de-CH`.',
    'presumeGender.country': 'Country of the phone or of the address, two letters.',
    q: 'Words to search for, in any order: parts of names, of an e-mail, a phone or a number, the company. All of them must be found.',
    filter:
      'A filter as JSON: `{"field": "billing_city", "op": "eq", "value": "Berlin"}`. See [the filter language](/developers#filters).',
    'listJobs.sort': 'By when they were asked for; `-created_at` unless said otherwise.',
    'listLetters.sort': 'By when they were written; `-created_at` unless said otherwise.',
    limit: 'Most entries of a page. 0, where it is allowed, only counts.',
    after: '`next` of the page before.',
    before: '`previous` of the page after; or `end` for the last page.',
    total: '`false` leaves out the counting, which is faster: `total` is then null.',
    kind: 'Only of this kind.',
    state: 'Only in this state.',
    outcome: 'Only rows of which this would become.',
    mine: 'Only those that you have started.',
    purpose: 'What the file is for.',
    name: 'Name of the schedule.',
    'uploadFile.name': 'Name of the file, where the body is nothing but its bytes.',
    code: 'Two letters of the country (ISO 3166-1), such as DE.',
    key: 'Name of the preference.',
    resource: 'The list.',
    email: 'An e-mail address.',
    phone: 'A phone number, as typed.',
    first_name: 'First name.',
    last_name: 'Last name.',
    company_name: 'Company.',
    date_of_birth: 'Date of birth, such as 1980-05-17.',
    'listSecurityLog.address': 'Only from this IP address; of an IPv6 address its first 64 bits count.',
    line1: 'Street and number.',
    postal_code: 'Postal code.',
    city: 'City.',
    order: 'Which come first.',
    field: 'Only lines that changed this field.',
    'putBackPreview.field': 'Only this field; a list means all its parts.',
    actor_id: 'Only what this member of staff or key did, by id; `system`: the program itself.',
    request_id: 'Only what this request wrote: the `X-Request-Id` of its answer.',
    subject_type: 'Only of this sort of record, such as `address`.',
    subject_id: 'Only of this record; together with `subject_type`.',
    after_position: 'Oldest first, from this position on. 0 is the beginning.',
  }),
} as const

const listed: readonly RecordSpec[] = records.filter((one) => 'listed' in one)

/** What each list of records can be sorted by: `listCustomers.sort`. */
export const sortParameters = Object.fromEntries(
  listed.map(({ resource = '', fields = {} }) => {
    const sortable = fieldList(fields).flatMap((field) => (field.sortable ? [`\`${field.name}\``] : []))
    const description = `A field, with \`-\` in front for descending; empty values come last. One of: ${sortable.join(', ')}.`
    return [`list${resource.charAt(0).toUpperCase()}${resource.slice(1)}.sort`, { description }]
  }),
)
