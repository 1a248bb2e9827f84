import { words } from '../platform/documentation/words.ts'

/** What the names of files mean, for the OpenAPI document. */
export const fileWords = words({
  File: 'A stored file.',
  media_type: 'What is in it, found by looking at its bytes.',
  size: 'In bytes.',
  sha256: 'Of its bytes, in hexadecimal.',
  'File.purpose': 'What it is for.',
})
