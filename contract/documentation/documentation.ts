import { addressLabels } from '../addresses/labels.ts'
import { addressWords } from '../addresses/documentation.ts'
import { addressFields } from '../addresses/record.ts'
import { apiKeyWords } from '../api-keys/documentation.ts'
import { customerWords } from '../customers/documentation.ts'
import { customerLabels } from '../customers/labels.ts'
import { customerFields } from '../customers/record.ts'
import { diskWords } from '../disks/documentation.ts'
import { exportWords } from '../exports/documentation.ts'
import { fileWords } from '../files/documentation.ts'
import { importWords } from '../imports/documentation.ts'
import { mailWords } from '../mail/documentation.ts'
import { noteWords } from '../notes/documentation.ts'
import { bulkWords } from '../platform/documentation/bulk.ts'
import { commonWords } from '../platform/documentation/common.ts'
import { jobWords } from '../platform/documentation/jobs.ts'
import { journalWords } from '../platform/documentation/journal.ts'
import { words, type Dictionary } from '../platform/documentation/words.ts'
import type { FieldSpecs } from '../platform/record.ts'
import { roleWords } from '../roles/documentation.ts'
import { securityWords } from '../security/documentation.ts'
import { sessionWords } from '../session/documentation.ts'
import { sessionCookie } from '../session/session.ts'
import { settingWords } from '../settings/documentation.ts'
import { siteWords } from '../sites/documentation.ts'
import { staffWords } from '../staff/documentation.ts'
import { tableViewWords } from '../table-views/documentation.ts'
import { tags } from '../tags.ts'
import { taskParameters, taskWords } from '../tasks/documentation.ts'
import { errorExamples, errorMeanings } from './errors.ts'
import { examples } from './examples.ts'
import { introduction } from './introduction.ts'
import { parameters, sortParameters } from './parameters.ts'
import { recordWords } from './record-words.ts'

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

/** Words of several slices. Throws where two say different things by the same name: it is to be `Component.name` then. */
function together(...dictionaries: Dictionary[]): Dictionary {
  const all: Dictionary = {}
  for (const [name, said] of dictionaries.flatMap((one) => Object.entries(one))) {
    if (all[name] && all[name].description !== said.description) throw new Error(`Two things are said of "${name}".`)
    all[name] = said
  }
  return all
}

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
    ...labelled(addressFields, addressLabels.en),
    ...labelled(customerFields, customerLabels.en),
    ...together(
      commonWords,
      jobWords,
      journalWords,
      bulkWords,
      settingWords,
      diskWords,
      siteWords,
      roleWords,
      staffWords,
      apiKeyWords,
      sessionWords,
      securityWords,
      fileWords,
      customerWords,
      mailWords,
      addressWords,
      noteWords,
      taskWords,
      tableViewWords,
      exportWords,
      importWords,
    ),
  }),
  parameters: { ...parameters, ...sortParameters, ...taskParameters },
  examples,
  cookie: sessionCookie,
}
