import { Group, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { currencyCodes } from '../../../../contract/platform/countries/countries.ts'
import type { Field } from '../../../../contract/platform/record.ts'
import type { Words } from '../../words.ts'
import { amountText, readAmount, type TypedMoney } from './amounts.ts'
import { selectText } from './select-text.ts'

interface Props {
  id?: string
  field: Field
  words: Words
  value: TypedMoney | null
  onChange: (value: TypedMoney | null) => void
  error?: boolean
  required?: boolean
  readOnly?: boolean
}

/** An amount as the locale writes it, beside its currency. What is typed and is no amount stays, to be refused. */
export function MoneyFields({
  id,
  field,
  words,
  value,
  onChange,
  error = false,
  required = false,
  readOnly = false,
}: Props) {
  const { t, formats } = words
  const currencies = field.choices ?? currencyCodes
  const [chosen, setChosen] = useState(value?.currency ?? field.choices?.[0] ?? '')
  const currency = value?.currency ?? chosen
  const [typed, setTyped] = useState<string | null>(null)
  const written = value === null ? '' : amountText(value, formats.locale)
  const take = (text: string, of: string): void => {
    if (text.trim() === '') return onChange(null)
    onChange({ amount: readAmount(text, of, formats.locale) ?? text, currency: of })
  }
  const choose = (code: string): void => {
    if (code === currency) return
    setChosen(code)
    take(typed ?? written, code)
  }
  return (
    <Group gap={6} wrap="nowrap" align="flex-start" style={{ flex: 1 }}>
      <TextInput
        {...(id !== undefined && { id })}
        aria-label={t('records.money.amount')}
        aria-required={required}
        inputMode="decimal"
        autoComplete="off"
        value={typed ?? written}
        readOnly={readOnly}
        error={error}
        onChange={({ currentTarget }) => {
          setTyped(currentTarget.value)
          take(currentTarget.value, currency)
        }}
        onBlur={() => setTyped(null)}
        style={{ flex: 1, minWidth: 80 }}
        styles={{ input: { textAlign: 'end' } }}
      />
      <Select
        aria-label={t('records.money.currency')}
        data={currencies.map((code) => ({ value: code, label: code }))}
        renderOption={({ option }) => `${option.value} – ${formats.currency(option.value)}`}
        value={currency || null}
        onChange={(code) => code !== null && choose(code)}
        searchable
        // A code that is typed whole is chosen, however fast somebody goes on.
        onSearchChange={(search) => currencies.includes(search.toUpperCase()) && choose(search.toUpperCase())}
        selectFirstOptionOnChange
        {...selectText}
        allowDeselect={false}
        nothingFoundMessage={t('records.nothingFound')}
        readOnly={readOnly}
        error={error}
        comboboxProps={{ width: 240, position: 'bottom-end' }}
        w={84}
      />
    </Group>
  )
}
