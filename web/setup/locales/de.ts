import type { Labels } from '../../platform/labels.ts'
import type { setup as en } from './en.ts'

export const setup: Labels<typeof en> = {
  title: 'Willkommen bei Clientele',
  about: 'Eine Minute zum Einrichten, ein einziges Mal. Alles lässt sich später ändern, wo nichts anderes steht.',
  code: 'Einmaliger Code',
  code_about:
    'Er steht in dem Terminal, in dem das Programm gestartet wurde. Er beweist, dass die Installation Ihre ist.',
  administrator: 'Sie, der erste Administrator',
  name: 'Name',
  email: 'E-Mail',
  password: 'Passwort',
  installation: 'Ihr Geschäft',
  base_country: 'Land',
  base_country_about: 'Telefonnummern und Adressen ohne Land werden als solche dieses Landes gelesen.',
  base_currency: 'Währung',
  base_currency_about: 'Summen werden darin angezeigt.',
  languages: 'Sprachen Ihrer Kunden',
  languages_about: 'Die erste wird angenommen, wo nichts bekannt ist.',
  demo: 'Mit Beispieldaten füllen',
  demo_about: 'Etwa 300 erfundene Kunden aus mehreren Ländern, zum Umsehen. Löschen Sie sie, wann Sie wollen.',
  action: 'Einrichten und anmelden',
  done_title: 'Diese Installation ist schon eingerichtet',
  to_sign_in: 'Zur Anmeldung',
}
