import { ActionIcon, Button, Input, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import type { PhoneInput } from '../../../../contract/platform/kinds/values.ts'
import { shownPhones } from '../shown-phones.ts'
import type { InputProps } from './entering.ts'
import classes from '../kinds.module.css'
import { problemAt, useRows } from './rows.ts'

const blank: PhoneInput = { number: '' }
const isBlank = (phone: PhoneInput): boolean => phone.number.trim() === ''

/** Phone numbers, one a row, with a label and an extension; an empty row follows the last filled one. */
export function PhonesInput({
  id,
  label,
  words,
  value,
  onChange,
  required,
  readOnly,
  description,
  errors,
  hints,
}: InputProps<PhoneInput[]>) {
  const { t } = words
  const { rows, change, remove, place, isBlank: empty } = useRows(value ?? [], onChange, blank, isBlank)
  const [all, setAll] = useState(false)
  const hidden = all ? 0 : rows.slice(shownPhones).filter((row) => !empty(row)).length
  const shown = hidden > 0 ? rows.slice(0, shownPhones) : rows
  return (
    <Input.Wrapper
      size="xs"
      label={label}
      labelElement="div"
      withAsterisk={required ?? false}
      description={description}
      error={errors['']}
      role="group"
      aria-label={label}
    >
      {shown.map((row, index) => (
        <div key={row.key}>
          <div className={classes.phone}>
            <TextInput
              id={index === 0 ? id : `${id}-${row.key}`}
              aria-label={t('records.phones.number', { place: index + 1 })}
              placeholder={index > 0 && empty(row) ? t('records.phones.another') : undefined}
              type="tel"
              autoComplete="off"
              maxLength={64}
              readOnly={readOnly ?? false}
              value={row.value.number}
              error={problemAt(errors, place(row.key))}
              onChange={(event) => change(row.key, { number: event.currentTarget.value })}
            />
            <TextInput
              aria-label={t('records.phones.extension', { place: index + 1 })}
              placeholder={t('records.phones.extensionShort')}
              maxLength={16}
              disabled={empty(row)}
              value={row.value.extension ?? ''}
              onChange={(event) => change(row.key, { extension: event.currentTarget.value || null })}
            />
            <TextInput
              aria-label={t('records.phones.label', { place: index + 1 })}
              placeholder={t('records.phones.labelShort')}
              maxLength={64}
              disabled={empty(row)}
              value={row.value.label ?? ''}
              onChange={(event) => change(row.key, { label: event.currentTarget.value || null })}
            />
            <ActionIcon
              aria-label={t('records.phones.remove', { place: index + 1 })}
              onClick={() => remove(row.key)}
              style={{ visibility: empty(row) && index === rows.length - 1 ? 'hidden' : undefined }}
            >
              <IconX size={14} />
            </ActionIcon>
          </div>
          {hints[`${place(row.key)}.number`]}
        </div>
      ))}
      {hidden > 0 && (
        <Button variant="subtle" size="compact-xs" onClick={() => setAll(true)}>
          {t('records.more', { count: hidden })}
        </Button>
      )}
    </Input.Wrapper>
  )
}
