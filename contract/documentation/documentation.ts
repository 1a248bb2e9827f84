import { sessionCookie } from '../session.ts'
import { tags } from '../tags.ts'
import { errorExamples, errorMeanings } from './errors.ts'
import { examples } from './examples.ts'
import { description, fields, parameters } from './words.ts'

/** All words of the OpenAPI document that do not stand at the endpoints. The web does not load them. */
export const documentation = {
  title: 'Clientele',
  summary: 'The customer back office for online stores',
  description,
  tags,
  errors: { meaning: errorMeanings, examples: errorExamples },
  fields,
  parameters,
  examples,
  cookie: sessionCookie,
}
