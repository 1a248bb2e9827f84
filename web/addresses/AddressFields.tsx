import { Select } from '@mantine/core'
import { addressFormat } from '../../contract/addresses/format.ts'
import type { AddressFormField } from '../../contract/addresses/form.ts'
import { entering } from '../records/kinds/enter/entered.ts'
import { selectText } from '../records/kinds/enter/select-text.ts'
import type { RecordFormState } from '../records/form/use-record-form.ts'
import type { Words } from '../records/words.ts'
import { fieldsBeside, formFields, formRows, partLabel } from './address-form.ts'
import classes from './addresses.module.css'
import { PostalCodeHint } from './PostalCodeHint.tsx'
import { regionName, regionOf, useRegions } from './queries.ts'

interface Props {
  form: RecordFormState
  words: Words
}

/** Country first, then the parts in the order in which that country writes them, then what no country prints. */
export function AddressFields({ form, words }: Props) {
  const rows = formRows(form.values)
  return (
    <>
      <OwnRow names={['country']} form={form} words={words} />
      {rows.map((row) => (
        <Row key={row.map((one) => one.field).join()} fields={row} form={form} words={words} />
      ))}
      <OwnRow names={['phone', 'code']} form={form} words={words} />
      <OwnRow names={['comment']} form={form} words={words} />
      {fieldsBeside.length > 0 && <OwnRow names={fieldsBeside.map((field) => field.name)} form={form} words={words} />}
    </>
  )
}

/** Fields that no country has a word of its own for. */
function OwnRow({ names, form, words }: Props & { names: readonly string[] }) {
  return (
    <div className={classes.row}>
      {names.map((name) => (
        <div key={name} className={classes.long}>
          <Plain form={form} words={words} name={name} required={name === 'country'} />
        </div>
      ))}
    </div>
  )
}

function Row({ fields, form, words }: Props & { fields: readonly AddressFormField[] }) {
  return (
    <div className={classes.row}>
      {fields.map((field) => {
        const label = partLabel(words, field.label)
        return (
          <div key={field.field} className={classes[field.size]}>
            {field.has_choices ? (
              <RegionSelect form={form} words={words} label={label} required={field.required} />
            ) : (
              <Plain form={form} words={words} name={field.field} required={field.required} label={label} />
            )}
          </div>
        )
      })}
    </div>
  )
}

function Plain({ form, words, name, required, label }: Props & { name: string; required: boolean; label?: string }) {
  const field = formFields.find((known) => known.name === name)
  if (field === undefined) return null
  const { Input } = entering(field)
  // Another country has other regions and asks for other parts.
  const moveTo = (country: unknown): void => {
    const listed = addressFormat(form.values['country'] as string | null).has_regions
    form.replace({ country, ...(listed && { region: null }) })
  }
  return (
    <Input
      id={`address-${name}`}
      field={field}
      words={words}
      label={label ?? words.label(field)}
      value={form.values[name] ?? null}
      onChange={(value) => (name === 'country' ? moveTo(value) : form.set(name, value))}
      required={required}
      errors={form.errorsOf(name)}
      hints={name === 'postal_code' ? { '': <PostalCodeHint form={form} words={words} /> } : {}}
    />
  )
}

/** Regions of the country by name; what an import wrote otherwise stays to be seen and chosen. */
function RegionSelect({ form, words, label, required }: Props & { label: string; required: boolean }) {
  const country = (form.values['country'] as string | null) ?? null
  const regions = useRegions(country)
  const stored = (form.values['region'] as string | null) ?? null
  const known = regionOf(regions, stored)
  const value = known?.code ?? stored
  const data = [
    ...(value !== null && known === undefined ? [{ value, label: value }] : []),
    ...regions.map((region) => ({ value: region.code, label: regionName(region) })),
  ]
  return (
    <Select
      id="address-region"
      label={label}
      withAsterisk={required}
      aria-required={required}
      data={data}
      value={value}
      onChange={(next) => form.set('region', next)}
      searchable
      {...selectText}
      clearable={!required}
      clearButtonProps={{ 'aria-label': words.t('ui.clear') }}
      nothingFoundMessage={words.t('records.nothingFound')}
      error={form.errorsOf('region')['']}
    />
  )
}
