import type { Labels } from '../../platform/labels.ts'
import type { bulk as en } from './en.ts'

export const bulk: Labels<typeof en> = {
  kinds: { change: 'Ändern', tags: 'Tags', end: 'Löschen' },
  next: 'Weiter',
  field: 'Welches Feld',
  anotherField: 'Noch ein Feld',
  chooseField: 'Feld wählen',
  empty: 'Leeren',
  emptyField: '{{field}} leeren',
  willBeEmpty: 'wird geleert',
  leave: '{{field}} lassen, wie es ist',
  allTags: 'Ersetzt alle Tags. Einzelne hinzufügen oder entfernen: unter „Tags“.',
  addTags: 'Tags hinzufügen',
  removeTags: 'Tags entfernen',
  bothTags: 'Zugleich hinzugefügt und entfernt: {{tags}}.',
  counting: 'Es wird genau gezählt …',
  willSet: '{{field}}: {{value}}',
  willEmpty: '{{field}} wird geleert',
  willAddTags: 'Tags kommen hinzu: {{tags}}',
  willRemoveTags: 'Tags fallen weg: {{tags}}',
  background: 'Es läuft im Hintergrund.',
  started: 'Es hat begonnen. Unten in der Ecke steht, wie weit es ist.',
}
