import { taskLabels } from '../../../contract/tasks/labels.ts'
import type { Labels } from '../../platform/labels.ts'
import type { tasks as english } from './en.ts'

export const tasks: Labels<typeof english> = {
  tasks: {
    ...taskLabels.de,
    filter: {
      has: 'Hat eine Aufgabe',
      hasNo: 'Hat keine Aufgabe',
      hasMany_one: 'Hat mindestens {{count}} Aufgabe',
      hasMany_other: 'Hat mindestens {{count}} Aufgaben',
    },
  },
  journal: {
    kinds: {
      'task.created': 'Aufgabe angelegt',
      'task.changed': 'Aufgabe geändert',
      'task.deleted': 'Aufgabe gelöscht',
      'task_comment.created': 'Kommentar zu einer Aufgabe geschrieben',
      'task_comment.changed': 'Kommentar zu einer Aufgabe geändert',
      'task_comment.deleted': 'Kommentar zu einer Aufgabe gelöscht',
    },
  },
  jobs: {
    kinds: {
      'tasks.bulk': 'Aufgaben ändern',
      'tasks.bulk_remove': 'Aufgaben löschen',
      'tasks.export': 'Aufgaben exportieren',
    },
  },
  exports: { parts: { tasks: 'Aufgaben' } },
  permissions: {
    'tasks.read': { label: 'Eigene Aufgaben sehen', about: 'Zeigt Aufgaben, die man erledigt oder geschrieben hat.' },
    'tasks.all': { label: 'Alle Aufgaben sehen', about: 'Zeigt die Aufgaben aller, auch die von niemandem.' },
    'tasks.write': {
      label: 'Aufgaben schreiben',
      about: 'Legt Aufgaben an, ändert, erledigt und löscht die, die man sieht.',
    },
    'tasks.import': { label: 'Aufgaben importieren', about: 'Bringt Dateien mit Aufgaben herein.' },
    'tasks.export': { label: 'Aufgaben exportieren', about: 'Nimmt Aufgaben in Dateien mit.' },
  },
  roles: { groups: { tasks: 'Aufgaben' } },
}
