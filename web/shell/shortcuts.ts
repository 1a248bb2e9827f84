import type { en } from '../locales/en.ts'

type Said = keyof (typeof en)['shell']['keys']
/** A key that has a name, in the language of the keyboard. */
export type NamedKey = keyof (typeof en)['shell']['caps']

type SignKey = '/' | '↑' | '↓' | '←' | '→' | '↑ ↓' | '← →' | 'A' | 'A A' | 'E' | 'S'

export interface Shortcut {
  does: Said
  /** Pressed together, unless `or`: one of them. */
  keys: readonly (NamedKey | SignKey)[]
  or?: true
}

/** The keys of lists, tabs, columns and forms, in the order in which somebody meets them. */
export const shortcutGroups: readonly {
  group: 'list' | 'selection' | 'views' | 'record'
  rows: readonly Shortcut[]
}[] = [
  {
    group: 'list',
    rows: [
      { does: 'search', keys: ['/'] },
      { does: 'into_rows', keys: ['↓'] },
      { does: 'clear_search', keys: ['escape'] },
      { does: 'row', keys: ['↑', '↓'], or: true },
      { does: 'page', keys: ['page_up', 'page_down'], or: true },
      { does: 'ends', keys: ['home', 'end'], or: true },
      { does: 'open', keys: ['enter'] },
      { does: 'open_tab', keys: ['command', 'enter'] },
      { does: 'edit', keys: ['E'] },
    ],
  },
  {
    group: 'selection',
    rows: [
      { does: 'select', keys: ['space'] },
      { does: 'select_to', keys: ['shift', 'space'] },
      { does: 'extend', keys: ['shift', '↑ ↓'] },
      { does: 'select_loaded', keys: ['command', 'A'] },
      { does: 'select_all', keys: ['command', 'A A'] },
      { does: 'select_none', keys: ['escape'] },
    ],
  },
  {
    group: 'views',
    rows: [
      { does: 'move_tab', keys: ['command', 'shift', '← →'] },
      { does: 'width', keys: ['←', '→'], or: true },
      { does: 'width_more', keys: ['shift', '← →'] },
      { does: 'width_own', keys: ['delete'] },
    ],
  },
  {
    group: 'record',
    rows: [
      { does: 'edit_open', keys: ['E'] },
      { does: 'save', keys: ['command', 'S'] },
      { does: 'send', keys: ['command', 'enter'] },
    ],
  },
]
