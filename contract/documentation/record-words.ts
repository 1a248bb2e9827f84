import { recordLabels, type RecordLabels } from '../record-labels.ts'
import { capital } from '../platform/record-endpoints.ts'
import { endingOf } from '../record-jobs.ts'
import { records } from '../records.ts'
import { asOfWords, words, type Dictionary } from '../platform/documentation/words.ts'

/**
 * What follows from the records with a list: what their schemas are (`Task`, `TaskInput`), and that a field of which
 * nothing else is said means what its label says. What is said elsewhere stands before it.
 */
export function recordWords(said: Dictionary): Dictionary {
  const listed = records.flatMap((one) => ('listed' in one ? [one] : []))
  return Object.assign({}, ...listed.map((one) => ({ ...schemasOf(one), ...fieldsOf(one, said) })), said) as Dictionary
}

type Listed = Extract<(typeof records)[number], { listed: true }>

const nameOf = ({ type }: Listed): string => type.split('_').map(capital).join('')

function schemasOf(record: Listed): Dictionary {
  const name = nameOf(record)
  const noun = record.type.replaceAll('_', ' ')
  const a = /^[aeiou]/.test(noun) ? 'an' : 'a'
  return {
    ...asOfWords(`${name}AsOf`),
    ...words({
      [name]: `What ${a} ${noun} is.`,
      [`${name}ListItem`]: `${capital(a)} ${noun} of a list.`,
      [`${name}Input`]: `${capital(a)} ${noun} to write.`,
      [`${name}Patch`]: `What changes of ${a} ${noun}.`,
      [`${name}Put`]: `${capital(a)} ${noun} to write, or what changes of it.`,
      [`${name}Name`]: `What ${a} ${noun} is called.`,
      [`${name}AsOf`]: `${capital(a)} ${noun} as it was at a moment.`,
      [`${name}AsOf.${record.type}`]: `The ${noun}; null: it was not there yet.`,
      [`${name}BulkInput`]: `What is to be done to which ${record.resource.replaceAll('_', ' ')}.`,
      [`${name}BulkChange`]: 'Fields to set. Everything else stays.',
      [`${name}BulkChange.set`]: 'Fields that get the same value everywhere.',
      [`${name}BulkValues`]: 'Fields that get the same value everywhere; `null` empties a field.',
      ...(endingOf(record) === 'remove' && { [`${name}BulkRemove`]: `Deletes each ${noun}.` }),
    }),
  }
}

function fieldsOf(record: Listed, said: Dictionary): Dictionary {
  const all: Partial<Record<string, RecordLabels>> = recordLabels.en
  const labels = all[record.resource]?.fields ?? {}
  const unsaid = (name: string): boolean => !(name in said) && !(`${nameOf(record)}*.${name}` in said)
  const names = Object.keys(record.fields).filter((name) => name in labels && unsaid(name))
  const schemas = ['', 'ListItem', 'Input', 'Patch', 'Put', 'BulkValues'].map((part) => nameOf(record) + part)
  return words(
    Object.fromEntries(names.flatMap((name) => schemas.map((one) => [`${one}.${name}`, `${labels[name]}.`]))),
  )
}
