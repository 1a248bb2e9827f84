import { words } from '../platform/documentation/words.ts'

/** What the names of API keys mean, for the OpenAPI document. */
export const apiKeyWords = words({
  ApiKey: 'A key of a program. The key itself is shown once; later only how it begins.',
  NewApiKey: 'A new key, shown this once.',
  ApiKeyInput: 'A new key.',
  prefix: 'How the key begins.',
  requests_per_minute: 'Requests that one process accepts in a minute; null: no limit.',
  key: 'The key. It is shown this once.',
  'ApiKey.site_ids': 'Sites whose customers the key may see; null: all.',
  'NewApiKey.site_ids': 'Sites whose customers the key may see; null: all.',
  'ApiKeyInput.site_ids': 'Sites whose customers the key may see; null: all.',
  'ApiKey.created_by': 'Name of who made it.',
  'NewApiKey.created_by': 'Name of who made it.',
  'ApiKey.role': 'Null: the key is revoked, and its role was deleted since.',
})
