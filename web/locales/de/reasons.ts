import type { Labels } from '../../platform/labels.ts'
import type { reasons as en } from '../en/reasons.ts'

export const reasons: Labels<typeof en> = {
  changed_since: 'Inzwischen geändert',
  gone: 'Was es war, gibt es nicht mehr',
  not_allowed: 'Ihre Rolle darf das nicht ändern',
  cannot: 'Lässt sich nicht zurücksetzen',
  touched_since: 'Der Kunde wurde hier angelegt, und seither ist etwas mit ihm geschehen. Deshalb bleibt er.',
  removed: 'Das wurde hier entfernt, und die Werte damit. Importieren Sie es neu.',
  erased_or_hidden: 'Das wurde seither gelöscht, oder Sie dürfen es nicht sehen.',
  kept_by_program: 'Diesen Wert führt das Programm selbst. Er lässt sich nicht zurücksetzen.',
  password_replaced: 'Das importierte Passwort ersetzte ein anderes importiertes, das nicht aufgehoben ist: Es bleibt.',
  password_changed: 'Der Besitzer hat sich seither angemeldet, oder das Passwort wurde geändert: Es bleibt.',
  account_stays: 'Ein Konto gehört seinem Besitzer: Dass es eröffnet wurde, lässt sich nicht zurücksetzen.',
  letter_stays: 'Ein Brief lässt sich nicht zurückholen.',
  created_here: 'Der Kunde wurde hier angelegt. Machen Sie die ganze Handlung rückgängig, oder löschen Sie den Kunden.',
  removed_here: 'Der Kunde wurde hier entfernt, und mit ihm seine Werte.',
  stale: 'Jemand hat diesen Kunden inzwischen gespeichert. Sehen Sie ihn sich noch einmal an.',
  not_found: 'Diesen Kunden gibt es nicht, oder Sie dürfen ihn nicht sehen.',
}
