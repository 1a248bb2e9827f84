import { ActionIcon, Input, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { ExternalId } from '../../../../contract/platform/kinds/values.ts'
import type { InputProps } from './entering.ts'
import classes from '../kinds.module.css'
import { problemAt, useRows } from './rows.ts'

const blank: ExternalId = { source: '', external_id: '' }
const isBlank = (one: ExternalId): boolean => one.source.trim() === '' && one.external_id.trim() === ''

/** Ids in other systems: the name of the system and the id, one pair a row. */
export function ExternalIdsInput({
  id,
  label,
  words,
  value,
  onChange,
  required,
  description,
  errors,
}: InputProps<ExternalId[]>) {
  const { t } = words
  const { rows, change, remove, place, isBlank: empty } = useRows(value ?? [], onChange, blank, isBlank)
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
      {rows.map((row, index) => (
        <div key={row.key} className={classes.pair}>
          <TextInput
            id={index === 0 ? id : `${id}-${row.key}`}
            aria-label={t('records.externalIds.source', { place: index + 1 })}
            placeholder={t('records.externalIds.sourceShort')}
            maxLength={64}
            value={row.value.source}
            error={problemAt(errors, place(row.key))}
            onChange={(event) => change(row.key, { source: event.currentTarget.value })}
          />
          <TextInput
            aria-label={t('records.externalIds.id', { place: index + 1 })}
            placeholder={t('records.externalIds.idShort')}
            maxLength={255}
            value={row.value.external_id}
            onChange={(event) => change(row.key, { external_id: event.currentTarget.value })}
          />
          <ActionIcon
            aria-label={t('records.externalIds.remove', { place: index + 1 })}
            onClick={() => remove(row.key)}
            style={{ visibility: empty(row) && index === rows.length - 1 ? 'hidden' : undefined }}
          >
            <IconX size={14} />
          </ActionIcon>
        </div>
      ))}
    </Input.Wrapper>
  )
}
