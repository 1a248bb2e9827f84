import type { StaffLanguage } from '../../contract/settings/settings.ts'

interface Letter {
  name: string
  link: string
  /** A first password, or one in place of another. */
  first: boolean
}

const texts: Record<StaffLanguage, (letter: Letter) => { subject: string; text: string }> = {
  en: ({ name, link, first }) => ({
    subject: first ? 'Your access to Clientele' : 'A new password for Clientele',
    text: `Hello ${name},

choose your password on this page:

${link}

The link works once, for ${first ? 'seven days' : 'one day'}. If you do not know what this is about, ignore this letter.
`,
  }),
  de: ({ name, link, first }) => ({
    subject: first ? 'Ihr Zugang zu Clientele' : 'Ein neues Passwort für Clientele',
    text: `Hallo ${name},

auf dieser Seite wählen Sie Ihr Passwort:

${link}

Der Link gilt einmal, ${first ? 'sieben Tage' : 'einen Tag'} lang. Wenn Sie nicht wissen, worum es geht, beachten Sie diesen Brief nicht.
`,
  }),
}

/** The letter that brings a password link, in the language of its reader. */
export const passwordLetter = (language: StaffLanguage, letter: Letter) => texts[language](letter)
