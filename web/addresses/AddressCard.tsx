import { ActionIcon, Anchor, Badge } from '@mantine/core'
import { IconPencil, IconTrash } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { Address } from '../../contract/addresses/record.ts'
import { CopyButton } from '../ui/CopyButton.tsx'
import { isBlank } from '../records/form/values.ts'
import { showing } from '../records/kinds/show/shown.ts'
import { useWords } from '../records/words.ts'
import { fieldsBeside } from './address-form.ts'
import { addressesView } from './addresses-view.ts'
import classes from './addresses.module.css'
import { addressLabel } from '../../contract/addresses/label.ts'
import { usePrinted } from './printed.ts'
import { searchOf } from '../platform/search-of.ts'

interface Props {
  address: Address
  customerId: string
  edits: boolean
  onDelete: () => void
}

/** One address as its country prints it, with what it is used for. */
export function AddressCard({ address, customerId, edits, onDelete }: Props) {
  const words = useWords(addressesView)
  const { t } = words
  const lines = usePrinted(address, words)
  const label = addressLabel(address)
  return (
    <li className={classes.card}>
      <div className={classes.text}>
        <div className={classes.badges}>
          {address.default_billing && <Badge size="sm">{t('addresses.billing')}</Badge>}
          {address.default_shipping && (
            <Badge size="sm" color="green">
              {t('addresses.shipping')}
            </Badge>
          )}
          {address.code && <span className={classes.quiet}>{address.code}</span>}
        </div>
        <address className={classes.lines}>
          {lines.map((line, index) => (
            <div key={index}>{line}</div>
          ))}
          {lines.length === 0 && <div>{address.as_typed}</div>}
        </address>
        {address.phone && (
          <div className={classes.more}>
            {address.phone.includes('•') ? (
              address.phone
            ) : (
              <Anchor href={`tel:${address.phone}`} fz="inherit">
                {address.phone}
              </Anchor>
            )}
          </div>
        )}
        {address.comment && <div className={classes.comment}>{address.comment}</div>}
        {fieldsBeside.map((field) => {
          const value: unknown = address[field.name as keyof Address]
          if (isBlank(value)) return null
          const text = showing(field).text(value, field, words)
          return <div key={field.name} className={classes.more}>{`${words.label(field)}: ${text}`}</div>
        })}
        {address.as_typed && lines.length > 0 && (
          <div className={classes.quiet}>{t('addresses.asTyped', { text: address.as_typed })}</div>
        )}
      </div>
      <div className={classes.buttons}>
        <CopyButton value={lines.join('\n')} what={t('addresses.one')} />
        {edits && (
          <>
            <ActionIcon
              component={Link}
              to={`/customers/${customerId}`}
              search={searchOf({ address: address.id })}
              resetScroll={false}
              aria-label={t('addresses.edit', { address: label })}
              title={t('addresses.editShort')}
            >
              <IconPencil size={15} />
            </ActionIcon>
            <ActionIcon
              aria-label={t('addresses.delete', { address: label })}
              title={t('addresses.deleteShort')}
              onClick={onDelete}
            >
              <IconTrash size={15} />
            </ActionIcon>
          </>
        )}
      </div>
    </li>
  )
}
