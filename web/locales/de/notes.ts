import type { Labels } from '../../platform/labels.ts'
import type { notes as en } from '../en/notes.ts'

export const notes: Labels<typeof en> = {
  write: 'Notiz schreiben',
  save: 'Notiz hinzufügen',
  saved: 'Die Notiz wurde hinzugefügt.',
  sendHint: 'Strg + Eingabetaste',
  by: 'Notiz von {{author}}, {{at}}',
  pin: 'Oben anheften',
  unpin: 'Nicht mehr anheften',
  delete: 'Notiz löschen',
  deleteTitle: 'Diese Notiz löschen?',
  deleteText: 'Die Notiz von {{author}} vom {{at}} geht verloren. Der Änderungsverlauf behält, dass es sie gab.',
  deleteThis: 'Notiz löschen',
  deleted: 'Die Notiz wurde gelöscht.',
  fields: { text: 'Text', at: 'Geschrieben' },
  filter: {
    has: 'Hat eine Notiz',
    hasNo: 'Hat keine Notiz',
    hasMany_one: 'Hat mindestens {{count}} Notiz',
    hasMany_other: 'Hat mindestens {{count}} Notizen',
  },
  editor: {
    bold: 'Fett',
    italic: 'Kursiv',
    bulletList: 'Liste',
    orderedList: 'Nummerierte Liste',
    link: 'Link',
    unlink: 'Link entfernen',
    linkUrl: 'Adresse des Links',
    linkTab: 'Öffnet in neuem Tab',
    linkSameTab: 'Öffnet im selben Tab',
    linkSave: 'Link setzen',
  },
}
