import { TextInput } from '@mantine/core'
import type { PhoneInput } from '../../../../contract/platform/kinds/values.ts'
import classes from '../kinds.module.css'
import { EntriesInput } from './EntriesInput.tsx'
import { EntryPart } from './EntryPart.tsx'
import type { InputProps } from './entering.ts'

const blank: PhoneInput = { number: '' }
const isBlank = (phone: PhoneInput): boolean => phone.number.trim() === ''

/** Phone numbers, each with an extension and a label. */
export function PhonesInput(props: InputProps<PhoneInput[]>) {
  const { t } = props.words
  const { readOnly = false } = props
  return (
    <EntriesInput
      {...props}
      blank={blank}
      isBlank={isBlank}
      main="number"
      className={classes.phone}
      said={{
        raise: (place) => t('records.phones.raise', { place }),
        remove: (place) => t('records.phones.remove', { place }),
      }}
      draw={({ id, value, isEmpty, isNext, place, error, change }) => (
        <>
          <TextInput
            id={id}
            aria-label={t('records.phones.number', { place })}
            placeholder={isNext ? t('records.phones.another') : undefined}
            type="tel"
            autoComplete="off"
            maxLength={64}
            readOnly={readOnly}
            value={value.number}
            error={error}
            onChange={(event) => change({ number: event.currentTarget.value })}
          />
          <EntryPart
            label={t('records.phones.extension', { place })}
            placeholder={t('records.phones.extensionShort')}
            most={16}
            value={value.extension}
            onChange={(extension) => change({ extension })}
            isEmpty={isEmpty}
            readOnly={readOnly}
          />
          <EntryPart
            label={t('records.phones.label', { place })}
            placeholder={t('records.phones.labelShort')}
            most={64}
            value={value.label}
            onChange={(label) => change({ label })}
            isEmpty={isEmpty}
            readOnly={readOnly}
          />
        </>
      )}
    />
  )
}
