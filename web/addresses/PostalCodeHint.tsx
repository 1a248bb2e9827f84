import { Anchor } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { checkAddress } from '../../contract/addresses/check.ts'
import type { RecordFormState } from '../records/form/use-record-form.ts'
import type { Words } from '../records/words.ts'
import { asText, partLabel } from './address-form.ts'
import classes from './addresses.module.css'

/** A postal code that the country writes otherwise: a remark, never a refusal, with what was probably meant one click away. */
export function PostalCodeHint({ form, words }: { form: RecordFormState; words: Words }) {
  const { t } = words
  const found = checkAddress(asText(form.values)).find(({ code }) => code === 'postal_code_format')
  const { label, example, offered } = found?.params ?? {}
  if (!label) return <span role="status" />
  const field = partLabel(words, label)
  return (
    <p className={classes.quiet} role="status">
      <IconInfoCircle size={13} aria-hidden />{' '}
      {example
        ? t('addresses.problems.postalCodeLike', { field, example })
        : t('addresses.problems.postalCode', { field })}
      {offered && (
        <>
          {' '}
          <Anchor component="button" type="button" fz="inherit" onClick={() => form.set('postal_code', offered)}>
            {t('addresses.problems.postalCodeOffered', { offered })}
          </Anchor>
        </>
      )}
    </p>
  )
}
