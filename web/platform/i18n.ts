import i18next, { type i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { isolated } from '../../contract/platform/direction.ts'
import type { en } from '../locales/en.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof en }
  }
}

/** Languages of the interface, each named in itself. */
export const languageNames = { en: 'English', de: 'Deutsch' } as const
export type Language = keyof typeof languageNames
export const languages = Object.keys(languageNames) as Language[]

const loaders: Record<Language, () => Promise<Record<string, unknown>>> = {
  en: async () => (await import('../locales/en.ts')).en,
  de: async () => (await import('../locales/de.ts')).de,
}

const storageKey = 'clientele-language'
export const isLanguage = (value: unknown): value is Language => languages.includes(value as Language)

/** What this browser was last used in, else what it asks for, else English. */
export function browserLanguage(): Language {
  const kept = localStorage.getItem(storageKey)
  if (isLanguage(kept)) return kept
  return navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? 'en'
}

/** Starts with one language; the others are fetched when somebody chooses them. */
export async function startI18n(): Promise<i18n> {
  const language = browserLanguage()
  const translation = await loaders[language]()
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: { translation } },
    // React escapes. A name within a sentence reads in its own direction, and leaves the rest of it as it is.
    interpolation: { escapeValue: true, escape: (value) => isolated(String(value)) },
    returnNull: false,
    react: { useSuspense: false },
  })
  document.documentElement.lang = language
  return i18next
}

export async function changeLanguage(language: Language): Promise<void> {
  localStorage.setItem(storageKey, language)
  if (i18next.language === language) return
  if (!i18next.hasResourceBundle(language, 'translation')) {
    i18next.addResourceBundle(language, 'translation', await loaders[language]())
  }
  await i18next.changeLanguage(language)
  document.documentElement.lang = language
}
