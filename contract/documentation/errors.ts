import type { ErrorBody, ErrorCode } from '../platform/errors.ts'

/** What each error code means to a program that gets it, and what would be right. */
export const errorMeanings: Record<ErrorCode, string> = {
  invalid: 'Something in the request is not right; `fields` says what, by path.',
  bad_request: 'The request is not valid HTTP, or its address cannot be read.',
  bad_json: 'The body is not valid JSON.',
  bad_filter: 'The filter cannot be understood; the message says what would be right, and where.',
  bad_cursor: '`after` is not from a page of this list in this order. Start again without it.',
  unauthenticated: 'No valid key or session was sent.',
  wrong_credentials: 'The e-mail or the password is wrong.',
  wrong_code: 'This is not the one-time code.',
  locked_out: 'Too many tries. Wait for the seconds that `Retry-After` names.',
  rate_limited: 'The key has used up its requests of this minute. Wait for the seconds that `Retry-After` names.',
  link_expired: 'The link has been used, or is too old.',
  forbidden: 'The role of the key lacks a permission; the message names it.',
  wrong_origin: 'A change by cookie came from another origin. Programs use a key instead.',
  not_found: 'There is no such thing, or the key may not see it.',
  method_not_allowed: 'There is something at this address, but not for this method; `Allow` names those it has.',
  erased:
    'The person with this external id was erased and is not brought back in passing; `data.at` says when. Create them with `POST` if they are here again.',
  stale: 'Somebody saved in between; `data.current` is the record as it is now.',
  conflict: 'This contradicts what is there already.',
  count_changed: 'Not as many customers as were confirmed: `data.count` says how many there are by now.',
  changed_since: 'Nothing could be put back: it was changed since; `data.refused` says what it is now.',
  already_undone: 'This action was undone already; `data.undo` says by which action and job.',
  number_taken: 'Another customer has this number, or once had it.',
  external_id_taken: 'Another record has this external id; maybe one that the key may not see.',
  email_taken:
    'Another account has this e-mail; `data.customer` says whose it is, where the key may see that customer.',
  code_taken: 'Another record has this code.',
  in_use: 'Other records refer to this.',
  predefined: 'A predefined role cannot be changed or deleted.',
  last_administrator: 'Nobody who can manage staff would be left.',
  default_site: 'This is the default site. Make another one the default first.',
  idempotency_mismatch: 'This `Idempotency-Key` was used for another request. Send a new key.',
  already_set_up: 'The installation has its first administrator already.',
  not_active:
    'A site that is switched off, or a member of staff who is not active, is chosen anew. Where it stands already, it stays.',
  narrow_this: 'The question takes too long. Add a filter, or more letters to the search.',
  file_empty: 'The file is empty: its first row should name the columns.',
  file_broken: 'A spreadsheet is not whole, or is none.',
  file_protected: 'A spreadsheet is protected with a password, or an old .xls file.',
  file_format: 'A file of another kind than a table, such as PDF, HTML or JSON; `data.format` is which.',
  file_wide: 'A table has more columns than are read; `data.max` is how many are.',
  file_heavy: 'A spreadsheet unpacks to more than is read.',
  sheet_unknown: 'A spreadsheet has no sheet of this name; `data.sheets` are those it has.',
  file_quotes: 'A quotation mark in the file is never closed; `data.row` is the row in which it opens.',
  too_large: 'The request is too large.',
  too_slow:
    'The headers took longer than 60 s to arrive, or the body brought nothing for 30 s. Send the request again.',
  unsupported_media_type: 'The body is of a type that is not taken here. Send `Content-Type: application/json`.',
  cannot_cancel: 'The job has ended already.',
  cannot_retry: 'The job cannot be run again.',
  cannot_send: 'The letter was sent or withdrawn already.',
  mail_not_set: 'No mail server is set.',
  busy: 'The server or the database cannot answer at the moment. Try again after `Retry-After`. A change may have been made where the message says so: look, or repeat it with its `Idempotency-Key`.',
  internal:
    'Something went wrong on our side. It was written to the log; `data.request_id` is the name of the request there.',
  disk_full:
    'The disk of the installation is too full for this: nothing of it was saved, and reading goes on. Try again once whoever runs it has made room. Of an upload, `data.room` says how many bytes of files there is room for.',
}

/** Bodies of errors that carry more than code and message. */
export const errorExamples: Partial<Record<ErrorCode, ErrorBody['error']>> = {
  invalid: {
    code: 'invalid',
    message: 'email: This is not an e-mail address. It should look like name@example.com.',
    fields: {
      email: { code: 'email', message: 'This is not an e-mail address. It should look like name@example.com.' },
      'phones.0.number': { code: 'required', message: 'This is required.' },
    },
  },
  bad_filter: {
    code: 'bad_filter',
    message: 'all.1.value: "eq" needs a value.',
    fields: { filter: { code: 'filter_value', message: '"eq" needs a value.', params: { path: 'all.1.value' } } },
  },
  stale: {
    code: 'stale',
    message: 'Somebody saved this in between. Look at what it says now.',
    data: { current: { id: '0192f0c1-7f5e-7c1a-9a55-3d1f0b2f7f01', version: 6 } },
  },
  email_taken: {
    code: 'email_taken',
    message: 'Customer 1042 has an account with this e-mail.',
    fields: { email: { code: 'email_taken', message: 'Customer 1042 has an account with this e-mail.' } },
    data: { customer: { id: '0192f0c1-7f5e-7c1a-9a55-3d1f0b2f7f01', number: '1042' } },
  },
  forbidden: {
    code: 'forbidden',
    message: 'This needs the permission "customers.edit", which your role does not have.',
    data: { permission: 'customers.edit' },
  },
  rate_limited: {
    code: 'rate_limited',
    message: 'This key may send 60 requests a minute. Try again in 21 s.',
    data: { seconds: 21 },
  },
}
