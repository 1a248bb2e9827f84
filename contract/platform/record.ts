import type { KindName } from './kinds/kinds.ts'
import type { KindInputs, KindValues } from './kinds/values.ts'
import type { Access } from '../permissions.ts'

/** What a record says of one of its fields; everything else derives from it. */
export interface FieldSpec {
  kind: KindName
  /** `editable` (default), `create`: may be given once, `system`: written by the product alone. */
  access?: 'editable' | 'create' | 'system'
  /** Never empty: a creation gives it, and a patch cannot take it away. */
  required?: true
  /** A value about a person: masked for roles without the right to personal values, wiped on erase. */
  personal?: true
  /** Tells who somebody is without being masked, such as an id in another system: wiped on erase. */
  identifying?: true
  /** Personal, but a value of many people, such as a first name: a saved view that asks for one tells of nobody. */
  common?: true
  /** May be a column of the list; `shown`: is one until a person chooses otherwise. */
  listed?: true | 'shown'
  filterable?: true
  sortable?: true
  searchable?: true
  /** Longest text in characters, most entries of a list. */
  max?: number
  /** Bounds of a number. */
  range?: readonly [number, number]
  choices?: readonly string[]
  /** Resource that a reference points to, such as `sites`. */
  refers?: string
  /** The reference may point at the person who asks: filters take `is_me`. */
  me?: true
  /** A day on which somebody was born: neither to come nor more than 130 years ago. */
  birth?: true
  /** Values are e-mail addresses: the same whatever their letter case and the form of their domain. */
  folded?: true
  /** It is the first entry of that list, which holds it: what is written to it is written there. */
  firstOf?: string
  /** Values may differ in blanks, hyphens and letter case only and are the same (postal code). */
  compact?: true
}

/** A field with its name: of a record's contract, or one that exists only at run time (then it brings its labels). */
export interface Field extends FieldSpec {
  name: string
  labels?: Record<string, string>
}

/** A value that stands in files alone. `code` is its heading in a file of codes, where that is not its name. */
export interface FileField extends Field {
  code?: string
}

/** Names a row in a file of a record that has no code of its own: an import finds it again by its id. */
export const idColumn = { name: 'id', kind: 'reference' } as const satisfies FileField

export type FieldSpecs = Record<string, FieldSpec>

/** Declares the fields of a record. The order is the order of forms, columns and files. */
export function defineFields<const F extends FieldSpecs>(specs: F): F {
  return specs
}

/** The fields of a record as a list with their names: static fields plus those of run time. */
export function fieldList(specs: FieldSpecs, dynamic: readonly Field[] = []): Field[] {
  return [...Object.entries(specs).map(([name, spec]) => ({ name, ...spec })), ...dynamic]
}

/**
 * What server, web and API agree on about a record: what its lines in the journal tell, and what it takes to see them. A
 * record with fields has a page or list of its own, or stands on that of its owner.
 */
export interface RecordSpec {
  /** Its name in the journal: `customer`. */
  type: string
  /** Its name in paths, views and files: `customers`. */
  resource?: string
  fields?: FieldSpecs
  /** What it takes to see it and its lines in the journal. */
  read: Access
  /** What lines of the journal tell, in the past tense of the product's words: `created`. */
  verbs: readonly string[]
  /** Its lines count customers of all sites: somebody limited to sites sees the lines of their own work alone. */
  counts?: true
  /** Its lines belong to the security log, too. An index of the journal names their kinds: a new one takes a migration. */
  security?: true
  /** Those of the verbs whose lines can be put back one by one. */
  putBack?: readonly string[]
  /** Has a list with views. */
  listed?: true
  /** The records on whose page it lives, by their type; it may be nobody's. */
  owners?: readonly string[]
  /** Columns of its list that are made of several fields, such as the whole name; they stand first. */
  columns?: readonly string[]
  /** What filters of it may ask that is no value of it. */
  asks?: readonly Field[]
  /** What its files can have beside its fields and columns. An import reads it back. */
  extras?: readonly FileField[]
  /** How files of others name what is imported, by the name in files of codes: folded, without blanks and signs. */
  headings?: Readonly<Record<string, string>>
  /** What a row may be for a while, beside what its fields say: pinned, done. */
  states?: readonly StateSpec[]
}

/** A state of a record: the instant since when, null while it is not. */
export interface StateSpec {
  /** Column of the instant. A line that ends the state keeps the value in its `data` under this name. */
  column: string
  /** What somebody does who begins or ends it, and the verb of the line that tells of it: `pin`, `pinned`. */
  on: { act: string; told: string }
  off: { act: string; told: string }
}

/** Declares a record; keeps the literal types, from which kinds of lines and lists with views follow. */
export function defineRecord<const R extends RecordSpec>(spec: R): R {
  return spec
}

/** A row or an answer by the names of its fields: types that are made of fields have no index of their own. */
export const valuesOf = (row: object): Record<string, unknown> => row as Record<string, unknown>

/** What the fields of a record and their choices are called, in one language: one left out does not compile. */
export type FieldLabels<F extends FieldSpecs> = {
  fields: Record<keyof F & string, string> & Record<string, string>
} & ([WithChoices<F>] extends [never]
  ? { choices?: Record<string, Record<string, string>> }
  : { choices: { [K in WithChoices<F>]: ChoiceLabels<F[K]['choices']> } & Record<string, Record<string, string>> })
type WithChoices<F extends FieldSpecs> = {
  [K in keyof F]: F[K]['choices'] extends readonly string[] ? K : never
}[keyof F]
type ChoiceLabels<C> = C extends readonly (infer V extends string)[] ? Record<V, string> : never

type Value<S extends FieldSpecs[string], Values extends Record<S['kind'], unknown>> = S['required'] extends true
  ? NonNullable<Values[S['kind']]>
  : Values[S['kind']]

/** What a record answers: every field, null where empty. */
export type RecordValues<F extends FieldSpecs> = { -readonly [K in keyof F]: Value<F[K], KindValues> }

type Writable<F extends FieldSpecs, A, R extends true | undefined> = {
  [
    K in keyof F as F[K]['required'] extends true
      ? R extends true
        ? Given<F[K], A, K>
        : never
      : R extends true
        ? never
        : Given<F[K], A, K>
  ]: Value<F[K], KindInputs>
}
type Given<S extends FieldSpecs[string], A, K> = S['access'] extends 'system'
  ? never
  : S['access'] extends 'create'
    ? A extends 'create'
      ? K
      : never
    : K

export type CreateValues<F extends FieldSpecs> = Writable<F, 'create', true> & Partial<Writable<F, 'create', undefined>>
export type PatchValues<F extends FieldSpecs> = Partial<Writable<F, 'edit', true> & Writable<F, 'edit', undefined>>
