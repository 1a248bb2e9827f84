import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { changeLanguage, isLanguage, languageNames, languages } from '../platform/i18n.ts'

/** The language of pages that are shown before anybody is known. */
export function LanguageSwitch() {
  const { t, i18n } = useTranslation()
  return (
    <NativeSelect
      aria-label={t('session.language')}
      value={i18n.language}
      data={languages.map((value) => ({ value, label: languageNames[value] }))}
      onChange={(event) => {
        const chosen = event.currentTarget.value
        if (isLanguage(chosen)) void changeLanguage(chosen)
      }}
    />
  )
}
