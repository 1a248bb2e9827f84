import type { Labels } from '../../platform/labels.ts'
import type { settings as en } from './en.ts'

export const settings: Labels<typeof en> = {
  title: 'Einstellungen',
  about: 'Wie diese Installation arbeitet, für alle.',
  names: {
    base_country: {
      label: 'Land',
      about: 'Telefonnummern und Adressen ohne Land werden als solche dieses Landes gelesen.',
    },
    base_currency: { label: 'Währung', about: 'Summen über mehrere Bestellungen werden darin gezeigt.' },
    languages: { label: 'Sprachen der Kunden', about: 'Die erste wird angenommen, wo nichts bekannt ist.' },
    staff_language: { label: 'Sprache dieser Seiten', about: 'Für neues Personal. Jeder kann die eigene wählen.' },
    number_prefix: {
      label: 'Präfix der Kundennummern',
      about: 'Steht vor dem Zähler neuer Nummern. Vergebene Nummern ändern sich nie.',
    },
    account_realm: {
      label: 'Die E-Mail eines Kontos ist eindeutig',
      about: 'Ob dieselbe E-Mail sich bei zwei Sites als zwei Konten anmelden darf.',
    },
    legacy_passwords_until: {
      label: 'Importierte Passwörter gelten bis',
      about:
        'Der Passwort-Hash eines anderen Shops gilt bis zum Ende dieses Tages; dann wird er gelöscht, und das Passwort muss neu angefordert werden. Leer: Er bleibt, bis der Kunde sich angemeldet hat.',
    },
    require_email: {
      label: 'E-Mail ist erforderlich',
      about: 'Im Formular für Personal. Die API und Importe verlangen sie nicht.',
    },
    require_first_name: { label: 'Vorname ist erforderlich', about: 'Im Formular für Personal.' },
    require_last_name: { label: 'Nachname ist erforderlich', about: 'Im Formular für Personal.' },
    active_on_creation: { label: 'Neue Kunden sind aktiv', about: 'Sofern beim Anlegen nichts anderes gesagt wird.' },
    on_hold_on_creation: {
      label: 'Neue Kunden sind zurückgestellt',
      about: 'Sofern beim Anlegen nichts anderes gesagt wird.',
    },
    presume_gender: {
      label: 'Geschlecht aus dem Namen vermuten',
      about:
        'Steht neben dem angegebenen und wird als vermutet gezeigt. Wenn Sie es ausschalten, werden alle Vermutungen gelöscht.',
    },
    session_idle_minutes: {
      label: 'Minuten, bis eine Anmeldung unbenutzt endet',
      about: 'Gezählt ab der letzten Handlung.',
    },
    session_days: { label: 'Tage, bis eine Anmeldung endet', about: 'In jedem Fall, wie viel sie auch benutzt wird.' },
    security_details_days: {
      label: 'Tage, die das Sicherheitsprotokoll E-Mails und Adressen behält',
      about: 'Dann werden sie aus seinen Zeilen gelöscht. Die Zeilen bleiben.',
    },
    keep_finished_days: {
      label: 'Tage, die beendete Arbeit bleibt',
      about: 'So lange bleiben beendete Aufträge und gesendete Briefe auf ihren Seiten.',
    },
    keep_exports_days: {
      label: 'Tage, die exportierte Dateien bleiben',
      about: 'Danach werden sie gelöscht; sie enthalten persönliche Daten außerhalb der Datensätze.',
    },
  },
  groups: { general: 'Allgemein', customers: 'Kunden', staff: 'Personal', jobs: 'Aufträge und Post' },
  choices: {
    account_realm: { all: 'In der ganzen Installation', site: 'Innerhalb einer Site' },
    staff_language: { en: 'Englisch', de: 'Deutsch' },
  },
  legacy_passwords_none: 'Kein Konto hat ein importiertes Passwort.',
  legacy_passwords_one: '{{count}} Konto hat ein importiertes Passwort und wurde seither nicht benutzt.',
  legacy_passwords_other: '{{count}} Konten haben ein importiertes Passwort und wurden seither nicht benutzt.',
  unchanged: 'Es wurde nichts geändert.',
}
