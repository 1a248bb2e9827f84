import { MultiSelect, Select, Switch } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { operandKind } from '../../../../contract/platform/filter/operators.ts'
import { countryCodes, currencyCodes } from '../../../../contract/platform/countries/countries.ts'
import type { Field } from '../../../../contract/platform/record.ts'
import { referredName, type Words } from '../../words.ts'
import classes from '../kinds.module.css'
import { NotActive } from '../NotActive.tsx'
import { inputFrame, type Entering, type InputProps, type OperandProps } from './entering.ts'
import { commonLocales, readLocale } from './locales.ts'
import { asText, asTexts } from './operand.ts'
import { selectText } from './select-text.ts'

interface Option {
  value: string
  label: string
  /** Name of what is switched off: drawn in grey, and no new choice of a form. */
  notActive?: string
}

interface Asked {
  field: Field
  words: Words
  search: string
  chosen: readonly string[]
  /** For a condition: it may ask for what is no longer chosen anew. */
  asks?: boolean
}

function byLabel(words: Words, options: Option[]): Option[] {
  const collator = new Intl.Collator(words.formats.locale)
  return options.sort((a, b) => collator.compare(a.label, b.label))
}

/** Everything that is chosen from a list is entered the same way; the lists differ. */
function chosenFrom(options: (asked: Asked) => Option[]): Entering<string> {
  function ChoiceInput(props: InputProps<string>) {
    const { field, words, value, onChange } = props
    const [search, setSearch] = useState('')
    const [first] = useState(value)
    const data = options({ field, words, search, chosen: [first, value].filter((one) => one !== null) })
    const notActive = data.some((one) => one.value === value && one.notActive !== undefined)
    return (
      <div>
        <Select
          {...inputFrame(props)}
          data={data}
          value={value}
          onChange={onChange}
          clearable={!props.required && !props.readOnly}
          clearButtonProps={{ 'aria-label': words.t('ui.clear') }}
          searchable={data.length > 8}
          {...selectText}
          onSearchChange={setSearch}
          nothingFoundMessage={words.t('records.nothingFound')}
          renderOption={({ option }) => optionOf(option, words)}
          {...(notActive && { classNames: { input: classes.notActiveInput } })}
          limit={300}
        />
        {props.hints['']}
      </div>
    )
  }
  function ChoiceOperand({ field, words, op, value, onChange, label }: OperandProps) {
    const [search, setSearch] = useState('')
    const many = operandKind(op) === 'many'
    const chosen = many ? asTexts(value) : [asText(value)].filter(Boolean)
    const data = options({ field, words, search, chosen, asks: true })
    const shared = {
      'aria-label': label,
      data,
      searchable: true,
      limit: 300,
      onSearchChange: setSearch,
      nothingFoundMessage: words.t('records.nothingFound'),
      renderOption: ({ option }: { option: Option }) => optionOf(option, words),
    }
    if (many) return <MultiSelect {...shared} value={asTexts(value)} onChange={onChange} />
    return (
      <Select {...shared} {...selectText} value={asText(value) || null} onChange={onChange} allowDeselect={false} />
    )
  }
  return { Input: ChoiceInput, Operand: ChoiceOperand }
}

export const choice = chosenFrom(({ field, words }) =>
  (field.choices ?? []).map((value) => ({ value, label: words.choice(field, value) })),
)

export const country = chosenFrom(({ words }) =>
  byLabel(
    words,
    countryCodes.map((value) => ({ value, label: words.formats.country(value) })),
  ),
)

export const currency = chosenFrom(({ words }) =>
  currencyCodes.map((value) => ({ value, label: `${value} – ${words.formats.currency(value)}` })),
)

export const locale = chosenFrom(({ words, search, chosen }) => {
  const typed = readLocale(search)
  const tags = new Set([...commonLocales, ...chosen, ...(typed === null ? [] : [typed])])
  return byLabel(
    words,
    [...tags].map((value) => ({ value, label: `${words.formats.language(value)} (${value})` })),
  )
})

/** A form offers what is active, and what stood there; a condition offers all, those switched off last. */
export const listedReference = chosenFrom(({ field, words, chosen, asks }) =>
  (words.references[field.refers ?? ''] ?? [])
    .filter((one) => asks || !one.inactive || chosen.includes(one.value))
    .toSorted((a, b) => Number(a.inactive ?? false) - Number(b.inactive ?? false))
    .map((one) => ({
      value: one.value,
      label: referredName(words, field, one.value),
      ...(one.inactive && { notActive: one.label }),
    })),
)

const optionOf = ({ label, notActive }: Option, words: Words): ReactNode =>
  notActive === undefined ? label : <NotActive name={notActive} words={words} />

export const flag: Entering<boolean> = {
  Input: ({ id, label, value, onChange, description, errors, readOnly }) => (
    <Switch
      id={id}
      label={label}
      description={description}
      error={errors['']}
      checked={value === true}
      disabled={readOnly ?? false}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  ),
  Operand: ({ words, value, onChange, label }) => (
    <Select
      aria-label={label}
      data={[
        { value: 'true', label: words.t('records.yes') },
        { value: 'false', label: words.t('records.no') },
      ]}
      value={value === false ? 'false' : 'true'}
      onChange={(next) => onChange(next === 'true')}
      allowDeselect={false}
    />
  ),
}
