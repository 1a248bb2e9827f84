import { addressFields } from '../addresses.ts'
import { customerFields } from '../customers.ts'
import type { FieldSpecs } from '../record.ts'
import { sessionCookie } from '../session.ts'
import { tags } from '../tags.ts'
import { addressLabels, customerLabels } from '../labels/en.ts'
import { taskParameters, taskWords } from '../tasks/documentation.ts'
import { errorExamples, errorMeanings } from './errors.ts'
import { examples } from './examples.ts'
import { addresses } from './fields/addresses.ts'
import { administration } from './fields/administration.ts'
import { bulk } from './fields/bulk.ts'
import { common } from './fields/common.ts'
import { customers } from './fields/customers.ts'
import { exports } from './fields/exports.ts'
import { imports } from './fields/imports.ts'
import { journal } from './fields/journal.ts'
import { tableViews } from './fields/table-views.ts'
import { work } from './fields/work.ts'
import { introduction } from './introduction.ts'
import { parameters, sortParameters } from './parameters.ts'
import { recordWords } from './record-words.ts'
import { words } from './words.ts'

/** A field that nothing else is said of is explained by its label. */
const labelled = (specs: FieldSpecs, { fields }: { fields: Record<string, string> }) =>
  words(
    Object.fromEntries(
      Object.entries(specs).flatMap(([name, { kind }]) => [
        [name, `${fields[name]}.`],
        ...(kind === 'tags'
          ? [`add_${name}`, `remove_${name}`].map((part) => [part, `${fields[name]}, word by word.`])
          : []),
      ]),
    ),
  )

/**
 * All words of the OpenAPI document that do not stand at the endpoints; the web does not load them. A name means the
 * same wherever it stands and is explained once. Where it does not, `Component.name` or `operationId.name` says so.
 */
export const documentation = {
  title: 'Clientele',
  summary: 'The customer back office for online stores',
  introduction,
  tags,
  errors: { meaning: errorMeanings, examples: errorExamples },
  fields: recordWords({
    ...labelled(addressFields, addressLabels),
    ...labelled(customerFields, customerLabels),
    ...common,
    ...customers,
    ...bulk,
    ...addresses,
    ...journal,
    ...work,
    ...imports,
    ...exports,
    ...tableViews,
    ...taskWords,
    ...administration,
  }),
  parameters: { ...parameters, ...sortParameters, ...taskParameters },
  examples,
  cookie: sessionCookie,
}
