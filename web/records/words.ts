import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Field } from '../../contract/platform/record.ts'
import { useFormats, type Formats } from '../platform/formats.ts'
import { foundBy, soughtOf, useNamesKnown, type NamesKnown } from './sought.ts'

/** A record that a reference may point to. */
export interface Referred {
  value: string
  label: string
  /** No longer offered, still shown where it was chosen before. */
  inactive?: boolean
  /** Page of the record, where this person may see it. */
  href?: string
}

/** What may be chosen, by the resource that a reference names (`sites`). */
export type References = Record<string, readonly Referred[]>

/** A record as the web draws it: its fields, and the name of its labels. */
export interface RecordView {
  name: string
  fields: readonly Field[]
}

const none: References = {}
let useReferences = (): References => none

/** Sets what references of few point to, such as sites: a hook. Called once, at the start. */
export function setReferences(use: () => References): void {
  useReferences = use
}

/** Everything that turns a value into words, in the person's language. */
export interface Words {
  t: TFunction
  formats: Formats
  references: References
  /** Names of records that are found by typing. */
  names: NamesKnown
  label(field: Field): string
  choice(field: Field, code: string): string
}

/** What words of all records have in common. */
export type Said = Pick<Words, 't' | 'formats' | 'references' | 'names'> & { language: string }

export function useSaid(): Said {
  const { t, i18n } = useTranslation()
  const { language } = i18n
  const formats = useFormats()
  const references = useReferences()
  const names = useNamesKnown()
  return useMemo(() => ({ t, formats, references, names, language }), [t, formats, references, names, language])
}

/** The words of a record. */
export function wordsOf(view: RecordView, { language, ...said }: Said): Words {
  const label = (key: string, otherwise: string): string =>
    said.t(key as 'records.list.search', { defaultValue: otherwise })
  return {
    ...said,
    label: (field) => field.labels?.[language] ?? label(`${view.name}.fields.${field.name}`, field.name),
    choice: (field, code) => label(`${view.name}.choices.${field.name}.${code}`, code),
  }
}

export function useWords(view: RecordView): Words {
  const said = useSaid()
  return useMemo(() => wordsOf(view, said), [view, said])
}

/** What a reference points to: undefined where it is not known. */
export function referredBy(words: Words, field: Field, id: string): Referred | undefined {
  const resource = field.refers ?? ''
  const sought = soughtOf(resource)
  if (!sought) return words.references[resource]?.find((one) => one.value === id)
  const found = foundBy(words.names, resource, id)
  return found ? { ...found, href: sought.href(id) } : undefined
}

/** Name of a record that a reference points to; the id where it is not known, nothing while names are on their way. */
export function referredName(words: Words, field: Field, id: string): string {
  const found = referredBy(words, field, id)
  if (found === undefined) return isOnTheWay(words, field.refers ?? '', id) ? '…' : id
  return found.inactive ? words.t('records.inactive', { name: found.label }) : found.label
}

const isOnTheWay = (words: Words, resource: string, id: string): boolean =>
  soughtOf(resource) ? foundBy(words.names, resource, id) === undefined : words.references[resource] === undefined
