import { MultiSelect, Select } from '@mantine/core'
import { useMemo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import {
  countryCodes,
  countryName,
  currencyCodes,
  currencyName,
  languageTags,
  localeName,
} from '../../contract/platform/countries/countries.ts'

const named = { country: countryName, currency: currencyName, locale: localeName }
const codes = { country: countryCodes, currency: currencyCodes, locale: languageTags }

export type CodeKind = keyof typeof codes

/** Countries, currencies or languages to choose from, in the person's language and its order. */
function useCodes(kind: CodeKind, kept: readonly string[]) {
  const { i18n } = useTranslation()
  const language = i18n.language
  const missing = kept.filter((code) => !codes[kind].includes(code)).join(' ')
  return useMemo(() => {
    const all = missing === '' ? codes[kind] : [...codes[kind], ...missing.split(' ')]
    const label = (code: string): string => {
      const name = named[kind](code, language)
      return name === code ? code : `${name} (${code})`
    }
    const order = new Intl.Collator(language)
    return all.map((value) => ({ value, label: label(value) })).sort((a, b) => order.compare(a.label, b.label))
  }, [kind, language, missing])
}

interface Shared {
  kind: CodeKind
  label: ReactNode
  description?: ReactNode
  error?: ReactNode
  disabled?: boolean
}

/** One country, currency or language. */
export function CodeSelect({
  kind,
  value,
  onChange,
  ...rest
}: Shared & { value: string; onChange: (value: string) => void }) {
  const data = useCodes(kind, value ? [value] : [])
  return (
    <Select
      {...rest}
      data={data}
      value={value || null}
      onChange={(chosen) => chosen && onChange(chosen)}
      searchable
      allowDeselect={false}
      selectFirstOptionOnChange
      limit={300}
    />
  )
}

/** Any number of countries, currencies or languages, in the order in which they were chosen. */
export function CodeMultiSelect({
  kind,
  value,
  onChange,
  ...rest
}: Shared & { value: string[]; onChange: (value: string[]) => void }) {
  const data = useCodes(kind, value)
  return (
    <MultiSelect
      {...rest}
      data={data}
      value={value}
      onChange={onChange}
      searchable
      clearable
      hidePickedOptions
      limit={300}
    />
  )
}
