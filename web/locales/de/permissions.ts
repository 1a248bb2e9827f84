import type { Labels } from '../../platform/labels.ts'
import type { permissions as en } from '../en/permissions.ts'

export const permissions: Labels<typeof en> = {
  'customers.read': { label: 'Kunden sehen', about: 'Kunden auflisten, suchen und öffnen, mit Adressen und Notizen.' },
  'customers.personal': {
    label: 'Persönliche Daten sehen',
    about: 'Zeigt Namen, E-Mails, Telefonnummern und Adressen ganz. Ohne das Recht sind sie verdeckt.',
  },
  'customers.create': { label: 'Kunden anlegen', about: 'Legt einzelne Kunden an.' },
  'customers.edit': { label: 'Kunden bearbeiten', about: 'Ändert Kunden und ihre Adressen.' },
  'customers.erase': { label: 'Kunden löschen', about: 'Entfernt alles Persönliche eines Kunden, endgültig.' },
  'customers.import': {
    label: 'Kunden importieren',
    about: 'Liest Dateien mit Kunden ein; das legt viele auf einmal an und ändert sie.',
  },
  'customers.export': {
    label: 'Kunden exportieren',
    about: 'Nimmt Kunden in Dateien mit. Persönliche Werte und Adressen nur mit dem Recht, sie zu sehen.',
  },
  'views.share': { label: 'Ansichten teilen', about: 'Gibt eigene Ansichten von Listen an alle weiter.' },
  'views.manage': {
    label: 'Geteilte Ansichten verwalten',
    about: 'Ändert und löscht geteilte Ansichten anderer und legt fest, womit eine Liste beginnt.',
  },
  'imports.credentials': {
    label: 'Passwörter importieren',
    about: 'Liest mit Kundendateien auch Passwort-Hashes ein. Niemand bekommt sie zu sehen.',
  },
  'notes.write': { label: 'Notizen schreiben', about: 'Fügt Kunden Notizen hinzu und heftet sie an.' },
  'notes.delete': { label: 'Notizen löschen', about: 'Löscht Notizen, auch die von Kollegen.' },
  'history.read': { label: 'Verlauf sehen', about: 'Zeigt, wer wann was geändert hat.' },
  'journal.undo': {
    label: 'Handlungen anderer rückgängig machen',
    about:
      'Nimmt eine ganze Massenänderung oder einen Import zurück, den jemand anderes gemacht hat. Die eigenen gehen auch ohne dieses Recht.',
  },
  'mail.read': { label: 'Ausgehende Post sehen', about: 'Liest die Briefe, die das Produkt versendet.' },
  'mail.send': {
    label: 'Post freigeben',
    about: 'Sendet zurückgehaltene oder fehlgeschlagene Briefe erneut oder zieht sie zurück.',
  },
  'jobs.read': {
    label: 'Alle Aufträge sehen',
    about: 'Zeigt die lang laufende Arbeit von allen. Die eigene ist immer zu sehen.',
  },
  'jobs.manage': {
    label: 'Aufträge verwalten',
    about: 'Bricht Aufträge anderer ab, wiederholt sie und startet Zeitpläne.',
  },
  'exports.manage': {
    label: 'Exporte verwalten',
    about: 'Sieht, lädt und löscht die Exporte anderer. Für Leute, die alle Sites und persönliche Daten sehen.',
  },
  'settings.manage': { label: 'Einstellungen ändern', about: 'Ändert, wie die ganze Installation arbeitet.' },
  'sites.manage': { label: 'Sites verwalten', about: 'Legt Sites an und ändert sie.' },
  'staff.manage': {
    label: 'Personal und Rollen verwalten',
    about:
      'Lädt Kollegen ein, sperrt sie und bestimmt, was sie dürfen. Wer das Recht hat, kann sich jedes andere geben.',
  },
  'api_keys.manage': {
    label: 'API-Schlüssel verwalten',
    about: 'Erstellt Schlüssel, mit denen andere Programme Daten lesen und ändern.',
  },
  'security.read': {
    label: 'Sicherheitsprotokoll sehen',
    about:
      'Zeigt, wer sich von wo anmeldete, was scheiterte oder verweigert wurde, und welche Rechte, Schlüssel und Passwörter sich änderten.',
  },
}
