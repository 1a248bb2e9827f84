import type { en } from '../locales/en.ts'

type Said = keyof (typeof en)['shell']['keys']

export interface Shortcut {
  does: Said
  /** Pressed together, unless `or`: one of them. */
  keys: readonly string[]
  or?: true
}

const command = 'Ctrl / ⌘'

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
      { does: 'clear_search', keys: ['Esc'] },
      { does: 'row', keys: ['↑', '↓'], or: true },
      { does: 'page', keys: ['PgUp', 'PgDn'], or: true },
      { does: 'ends', keys: ['Home', 'End'], or: true },
      { does: 'open', keys: ['Enter'] },
      { does: 'open_tab', keys: [command, 'Enter'] },
      { does: 'edit', keys: ['E'] },
    ],
  },
  {
    group: 'selection',
    rows: [
      { does: 'select', keys: ['Space'] },
      { does: 'select_to', keys: ['Shift', 'Space'] },
      { does: 'extend', keys: ['Shift', '↑ ↓'] },
      { does: 'select_loaded', keys: [command, 'A'] },
      { does: 'select_all', keys: [command, 'A A'] },
      { does: 'select_none', keys: ['Esc'] },
    ],
  },
  {
    group: 'views',
    rows: [
      { does: 'move_tab', keys: [command, 'Shift', '← →'] },
      { does: 'width', keys: ['←', '→'], or: true },
      { does: 'width_more', keys: ['Shift', '← →'] },
      { does: 'width_own', keys: ['Del'] },
    ],
  },
  {
    group: 'record',
    rows: [
      { does: 'edit_open', keys: ['E'] },
      { does: 'save', keys: [command, 'S'] },
      { does: 'send', keys: [command, 'Enter'] },
    ],
  },
]
