/** The chapters of the guide, in their order. Their titles and texts are labels; the id is the address on the page. */
export const guideSections = [
  'start',
  'lists',
  'filters',
  'versions',
  'repeating',
  'errors',
  'limits',
  'changes',
] as const
export type GuideSection = (typeof guideSections)[number]

const auth = '-H "Authorization: Bearer $KEY"'
const json = `-H 'Content-Type: application/json'`

/** What to type, with the address of this installation. */
export const guideExamples: Partial<Record<GuideSection, (origin: string) => string[]>> = {
  start: (origin) => [`KEY=clk_…\ncurl ${auth} ${origin}/api/v1/session`],
  lists: (origin) => [
    `curl -G ${auth} ${origin}/api/v1/customers \\\n  -d q=müller -d sort=-created_at -d limit=100`,
    JSON.stringify({ items: ['…'], next: 'WyItY3JlYXRlZF9hdCIs…', total: { value: 10_000, exact: false } }, null, 2),
  ],
  filters: (origin) => [
    `curl -G ${auth} ${origin}/api/v1/customers \\\n  --data-urlencode 'filter={"field": "billing_city", "op": "eq", "value": "Berlin"}'`,
    `{
  "all": [
    { "field": "active", "op": "eq", "value": true },
    { "any": [
      { "field": "billing_country", "op": "in", "value": ["DE", "AT"] },
      { "field": "tags", "op": "has_any", "value": ["wholesale"] }
    ] },
    { "not": { "field": "email", "op": "contains", "value": "@example." } },
    { "some": "addresses", "where": { "field": "postal_code", "op": "starts_with", "value": "101" }, "at_least": 2 }
  ]
}`,
  ],
  versions: (origin) => [
    `curl -X PATCH ${auth} ${json} ${origin}/api/v1/customers/$ID \\\n  -H 'If-Match: "5"' \\\n  -d '{"last_name": "Müller-Schmidt", "position": null}'`,
  ],
  repeating: (origin) => [
    `curl ${auth} ${json} ${origin}/api/v1/customers \\\n  -H 'Idempotency-Key: order-1005' \\\n  -d '{"email": "anna@example.com", "first_name": "Anna"}'`,
  ],
  errors: () => [
    JSON.stringify(
      {
        error: {
          code: 'invalid',
          message: 'phones.0.number: This is required.',
          fields: { 'phones.0.number': { code: 'required', message: 'This is required.' } },
        },
      },
      null,
      2,
    ),
  ],
  changes: (origin) => [`curl -G ${auth} ${origin}/api/v1/journal \\\n  -d after_position=0 -d limit=200`],
}
