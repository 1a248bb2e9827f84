import type { KindName } from './kinds/kinds.ts'
import type { KindInputs, KindValues } from './kinds/values.ts'

/** What a record says of one of its fields; everything else derives from it. */
export interface FieldSpec {
  kind: KindName
  /** `editable` (default), `create`: may be given once, `system`: written by the product alone. */
  access?: 'editable' | 'create' | 'system'
  /** A value about a person: masked for roles without `customers.personal`, wiped on erase. */
  personal?: true
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
  /** Values may differ in letter case only and are the same (e-mail). */
  folded?: true
}

/** A field with its name: of a record's contract, or one that exists only at run time (then it brings its labels). */
export interface Field extends FieldSpec {
  name: string
  labels?: Record<string, string>
}

export type FieldSpecs = Record<string, FieldSpec>

/** Declares the fields of a record. The order is the order of forms, columns and files. */
export function defineFields<const F extends FieldSpecs>(specs: F): F {
  return specs
}

/** The fields of a record as a list with their names: static fields plus those of run time. */
export function fieldList(specs: FieldSpecs, dynamic: readonly Field[] = []): Field[] {
  return [...Object.entries(specs).map(([name, spec]) => ({ name, ...spec })), ...dynamic]
}

/** What a record answers: every field, null where empty. */
export type RecordValues<F extends FieldSpecs> = { -readonly [K in keyof F]: KindValues[F[K]['kind']] }

type Writable<F extends FieldSpecs, A> = {
  [
    K in keyof F as F[K]['access'] extends 'system'
      ? never
      : F[K]['access'] extends 'create'
        ? A extends 'create'
          ? K
          : never
        : K
  ]?: KindInputs[F[K]['kind']]
}

export type CreateValues<F extends FieldSpecs> = Writable<F, 'create'>
export type PatchValues<F extends FieldSpecs> = Writable<F, 'edit'>
