import type { OperandKind } from '../../../contract/platform/filter/operators.ts'

const operands = {
  none: 'none',
  one: 'one value',
  many: 'a list of 1 to 500 values',
  range: '`[from, to]`, both included',
  days: 'a number of whole days',
} as const satisfies Record<OperandKind, string>

const guide = {
  start: {
    title: 'First request',
    text: 'Every request carries a key: `Authorization: Bearer KEY`. A key has a role that says what it may do, and may be limited to some sites. The key itself is shown once, when it is made. In a terminal of the server, `npx clientele api-key create --role integration` makes one too.\n\nThis asks who the key is and what it may do:',
  },
  lists: {
    title: 'Lists and pages',
    text: '`q` searches, `filter` narrows, `sort` takes a field (with `-` in front for descending), `limit` is at most 200. The answer holds `items`, `next` and `total`: pass `next` as `after` for the next page, until it is null. Pages go on from the last record, so that nothing is met twice while others write.\n\nUp to 10,000 are counted exactly; beyond, `exact` is false. `total=false` leaves the counting out, and `limit=0` only counts.',
  },
  filters: {
    title: 'Filters',
    text: 'A filter is a JSON tree, URL-encoded in `filter`. It has five forms: a condition `{field, op, value}`, `{all: […]}`, `{any: […]}`, `{not: …}`, and `{some: …, where: …, at_least: …}` for related records: `addresses` and `notes` of a customer. What stands in `where` is asked of one and the same record.\n\nEvery condition is true or false, and `not` turns exactly that around. An empty value fulfils nothing but `empty` and the opposites `ne`, `not_in`, `not_contains` and `has_none`. Upper and lower case matter to `eq` and `in`, not to `contains` and `starts_with`. A filter that is not understood is refused with `bad_filter` and the path of the wrong part.',
  },
  versions: {
    title: 'Versions and conflicts',
    text: 'A change sends only what changes: what is left out stays, `null` empties a field, a list takes the place of the whole list. Records carry a `version`, also as the header `ETag`. Send it as `If-Match`, and a change made on an older version is refused with status 412 and `stale`; `data.current` is the record as it is now. Without `If-Match` the last one wins.',
  },
  repeating: {
    title: 'Safe repeating',
    text: 'A connection may break after the work is done. Send an `Idempotency-Key` of your own with a create: the same request with the same key within a day answers the same and creates nothing twice. Another body under the same key is refused. Answers that carry a password or a key are not kept.',
  },
  errors: {
    title: 'Errors',
    text: 'Every error has the same body. `code` is for programs, `message` for people, `fields` says what is wrong by path. Fields that are not known are refused, so that a typing error does not go unnoticed.',
  },
  limits: {
    title: 'Limits',
    text: 'A key may have a number of requests in a minute; beyond it the answer is 429 with `Retry-After` in seconds. 503 carries `Retry-After` too. A body has at most 2 MB, an uploaded file 1 GB unless the installation says otherwise. A list that takes more than two seconds is refused with `narrow_this`.',
  },
  changes: {
    title: 'Following changes',
    text: 'The journal is a feed of everything that happens, oldest first from `after_position` on. Keep `up_to` of the answer and pass it next time: no line is missed or met twice. `next` is null when there is nothing more yet. Lines carry what changed, field by field; a value that was erased or that the key may not see says so. `GET /live` tells at once that something happened, as server-sent events.',
  },
} as const

export const developers = {
  title: 'API',
  about: 'Whatever these pages do, other programs can do over HTTP.',
  document: 'OpenAPI document',
  contents: 'Contents',
  guide_title: 'How it works',
  reference: 'Operations',
  search: 'Search operations',
  found_one: '{{count}} operation',
  found_other: '{{count}} operations',
  none_title: 'No operation matches',
  none_text: 'Try fewer words, or a part of the address.',
  make_key: 'Make a key',
  ask_for_key: 'Ask somebody who manages API keys for one.',
  required: 'required',
  fields_of: 'Fields of {{name}}',
  in_path: 'In the path',
  in_query: 'In the query',
  in_header: 'Headers',
  body: 'Body',
  bytes: 'The bytes of the file.',
  answers: 'Answers',
  example: 'Example',
  example_of: 'Example: {{name}}',
  body_of: 'Body of {{code}}',
  error_codes: 'Error codes',
  code: 'Code',
  status: 'Status',
  meaning: 'Meaning',
  operators: 'Operators',
  operator: 'Operator',
  value: 'Value',
  field: 'Field',
  kind: 'Kind',
  fields_of_customers: 'Fields of customers',
  fields_of_relation: 'Fields within “{{name}}”',
  operands,
  guide,
} as const
