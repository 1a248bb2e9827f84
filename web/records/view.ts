import type { LinkProps } from '@tanstack/react-router'
import type { TFunction } from 'i18next'
import type { ComponentType } from 'react'
import type { AnyBulk } from '../../contract/platform/bulk.ts'
import type { JournalLine } from '../../contract/platform/journal/journal.ts'
import type { Permission } from '../../contract/permissions.ts'
import type { Field } from '../../contract/platform/record.ts'
import type { Target } from '../bulk/target.ts'
import type { Sought } from './sought.ts'
import type { OwnValue } from './history/change-words.ts'
import type { RecordView, Referred } from './words.ts'

type Icon = ComponentType<{ size?: number; stroke?: number }>
type Said = (t: TFunction) => string
/** A path that there is a route for. */
type Path = NonNullable<LinkProps['to']>

/** A place in the frame around every page. */
export interface Place {
  to: Path
  /** Which of the groups of the side it stands in. */
  group: 'work' | 'administration'
  label: Said
  icon: Icon
  /** Who sees it, by any of them; nothing: everybody. */
  permission?: Permission | readonly Permission[]
  /** Second key of the shortcut that begins with `g`. */
  key: string
}

/** Something that the palette offers: a page to create something, or a list that is narrowed. */
export interface Command {
  id: string
  group: 'pages' | 'actions'
  label: Said
  icon: Icon
  to: string
  permission: Permission
}

/** Keys of a page of a record, for the list of all of them. */
export interface Shortcuts {
  title: Said
  permission: Permission
  /** Pressed together, unless `or`: one of them. A key that has a name is said in the language of the keyboard. */
  rows: readonly { does: Said; keys: readonly string[]; or?: true }[]
}

/** The record on whose page a part stands. */
export interface Owner {
  type: string
  id: string
}

export interface OwnerProps {
  owner: Owner
}

/** `onChosen` takes what is to be done once the owner is switched off; null: nothing. */
export interface LeavingProps extends OwnerProps {
  onChosen: (act: (() => Promise<void>) | null) => void
}

export type Order = 'newest' | 'oldest'

/** Those that are meant, and the endpoint that counts them. */
export interface ForEachProps {
  target: Target
  counted: Pick<AnyBulk, 'resource' | 'count'>
  onClose: () => void
  onStarted: () => void
}

/** A way to give each of many selected owners something. */
export interface ForEach {
  name: string
  label: Said
  icon: Icon
  permission: Permission
  Dialog: ComponentType<ForEachProps>
}

/** A way to put something down on the page of an owner; a tab of its composer. */
export interface ComposerTab {
  name: string
  label: Said
  icon: Icon
  permission: Permission
  Compose: ComponentType<OwnerProps>
}

/** A tab of "Earlier": one kind of thing that happened. */
export interface EarlierTab {
  name: string
  label: Said
  permission: Permission
  Tab: ComponentType<OwnerProps & { order: Order }>
}

/** One thing of a timeline; `entry` is what its source knows of it. */
export interface TimelineItem<E = unknown> {
  id: string
  at: string
  entry: E
}

/** Where a timeline has things from, page after page, newest first. */
export interface TimelineSource<E = unknown> {
  name: string
  permission: Permission
  /** Key of its queries; what changes them drops them by it. */
  queryKey(owner: Owner): readonly unknown[]
  load(owner: Owner, after: string, signal: AbortSignal): Promise<{ items: TimelineItem<E>[]; next: string | null }>
  Entry: ComponentType<OwnerProps & { entry: E }>
  /** The line of the journal that an item stands for, so that it is not told twice: the id of the item. */
  standsFor?(line: JournalLine): string | undefined
  /** What stands above everything else, such as a pinned note. */
  Top?: ComponentType<OwnerProps>
}

/** A source whose entries only its own `Entry` looks at. */
export const timelineSource = <E>(source: TimelineSource<E>): TimelineSource => source as TimelineSource

/** Rows that were on the page of an owner at a moment. */
export interface PastPart<R extends { id: string } = { id: string }> {
  /** Their type in the journal, and the name of their list in the answer. */
  type: string
  list: string
  /** Beside the facts of the owner, or what was said of it. */
  side: 'facts' | 'said'
  Part: ComponentType<OwnerProps & { rows: readonly R[] }>
  /** Those of now. A hook. */
  useNow(owner: Owner): readonly R[]
  /** One of them in a line. */
  says(row: R, t: TFunction): string
}

/** Rows that only their own `Part` looks at. */
export const pastPart = <R extends { id: string }>({ Part, ...part }: PastPart<R>): PastPart => ({
  ...part,
  // It is given the rows of its own list alone.
  Part: Part as PastPart['Part'],
})

/** What a record puts on the page of an owner. */
export interface Lent {
  /** Facts that stand below those of the owner. */
  blocks?: readonly { name: string; permission: Permission; Part: ComponentType<OwnerProps> }[]
  past?: readonly PastPart[]
  /** Rows that fields of the owner refer to, by the resource they name. `useRows` is a hook: undefined while it reads. */
  choices?: readonly { resource: string; useRows: (owner: Owner) => readonly Referred[] | undefined }[]
  composer?: readonly ComposerTab[]
  /** Open things, above all that is past. */
  inWork?: readonly { name: string; permission: Permission; Part: ComponentType<OwnerProps> }[]
  /** What an owner who is switched off leaves behind: asked about with that. */
  leaving?: readonly { name: string; permission: Permission; Part: ComponentType<LeavingProps> }[]
  /** What each of many owners can be given at once, from their list. */
  forEach?: readonly ForEach[]
  earlier?: readonly EarlierTab[]
  timeline?: readonly TimelineSource[]
}

/** How an owner's filter asks for this record: "has a task". */
export interface RelationLabels {
  has: Said
  hasNo: Said
  hasMany: (t: TFunction, count: number) => string
}

/** What a slice says of its record on the web, once: the frame, the palette, owners' pages and histories read it. */
export interface View {
  /** The record's type in the journal. */
  type: string
  record: RecordView
  /** Page of a row, where it has one. */
  href?: (id: string) => string
  places?: readonly Place[]
  commands?: readonly Command[]
  /** How rows are found by typing and named by id: for references, the palette and rows of jobs. */
  sought?: Sought
  shortcuts?: Shortcuts
  /** The palette's heading above rows that match, and the icon of one. */
  palette?: { label: Said; icon: Icon; permission: Permission; all: (q: string) => string }
  relation?: RelationLabels
  /** Icons of what the journal tells, by the kind of line. */
  icons?: Readonly<Record<string, Icon>>
  /** How values that are no fields are said in a history. A hook. */
  useOwnValues?: (ownerIds: readonly string[]) => OwnValue
  lends?: Readonly<Record<string, Lent>>
  /** What is there beside every page, such as reminders. */
  beside?: { permission: Permission; Part: ComponentType }
  /** Keeps lists of it true while something happens elsewhere. A hook. */
  useTrueLists?: () => void
}

/** The fields of a record, as far as somebody may filter and sort by them: what one sees only masked one cannot. */
export function openFields(fields: readonly Field[], personal: boolean): Field[] {
  return fields.map((field) => {
    if (personal || !field.personal) return field
    const { filterable: _filterable, sortable: _sortable, ...rest } = field
    return rest
  })
}
