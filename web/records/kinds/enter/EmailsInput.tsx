import { TextInput } from '@mantine/core'
import { cleanEmail } from '../../../../contract/platform/clean-email.ts'
import { confusableEmail } from '../../../../contract/platform/confusable.ts'
import type { EmailInput } from '../../../../contract/platform/kinds/values.ts'
import classes from '../kinds.module.css'
import { EntriesInput } from './EntriesInput.tsx'
import { EntryPart } from './EntryPart.tsx'
import type { InputProps } from './entering.ts'

const blank: EmailInput = { address: '' }
const isBlank = (email: EmailInput): boolean => email.address.trim() === ''

/** E-mail addresses, each with a label. What was copied with one goes when the input is left. */
export function EmailsInput(props: InputProps<EmailInput[]>) {
  const { t } = props.words
  const { readOnly = false } = props
  return (
    <EntriesInput
      {...props}
      blank={blank}
      isBlank={isBlank}
      main="address"
      className={classes.email}
      said={{
        raise: (place) => t('records.emails.raise', { place }),
        remove: (place) => t('records.emails.remove', { place }),
      }}
      draw={({ id, value, isEmpty, isNext, place, error, change, fixed }) => {
        const clean = cleanEmail(value.address)
        const meant = confusableEmail(clean)
        return (
          <>
            <TextInput
              id={id}
              aria-label={t('records.emails.address', { place })}
              placeholder={isNext ? t('records.emails.another') : undefined}
              inputMode="email"
              autoComplete="off"
              spellCheck={false}
              maxLength={254}
              readOnly={readOnly || fixed !== null}
              classNames={fixed === null ? {} : { input: classes.fixedInput ?? '' }}
              value={value.address}
              error={error}
              description={meant === null ? undefined : t('records.emails.confusable', { meant })}
              inputWrapperOrder={['input', 'description', 'error']}
              onChange={(event) => change({ address: event.currentTarget.value })}
              onBlur={() => clean !== value.address && change({ address: clean })}
            />
            <EntryPart
              label={t('records.emails.label', { place })}
              placeholder={t('records.emails.labelShort')}
              most={64}
              value={value.label}
              onChange={(label) => change({ label })}
              isEmpty={isEmpty}
              readOnly={readOnly}
            />
          </>
        )
      }}
    />
  )
}
