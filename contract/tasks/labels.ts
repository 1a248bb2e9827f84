import type { taskFields } from './record.ts'

type Labels = { title: string; fields: Record<keyof typeof taskFields | 'overdue' | 'id', string> }

/** What tasks and their fields are called: on pages and in files. */
export const taskLabels = {
  en: {
    title: 'Tasks',
    fields: {
      title: 'Task',
      details: 'Details',
      due_on: 'Due',
      due_at: 'Due at',
      performer_id: 'For',
      customer_id: 'Customer',
      completed: 'Done',
      completed_at: 'Done at',
      author_id: 'Written by',
      external_ids: 'External ids',
      created_at: 'Created',
      updated_at: 'Changed',
      overdue: 'Overdue',
      id: 'Id',
    },
  },
  de: {
    title: 'Aufgaben',
    fields: {
      title: 'Aufgabe',
      details: 'Einzelheiten',
      due_on: 'Fällig',
      due_at: 'Fällig um',
      performer_id: 'Für',
      customer_id: 'Kunde',
      completed: 'Erledigt',
      completed_at: 'Erledigt am',
      author_id: 'Geschrieben von',
      external_ids: 'Externe Nummern',
      created_at: 'Angelegt',
      updated_at: 'Geändert',
      overdue: 'Überfällig',
      id: 'Id',
    },
  },
} satisfies Record<'en' | 'de', Labels>
