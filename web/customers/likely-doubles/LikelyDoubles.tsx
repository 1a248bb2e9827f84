import { Alert, Anchor } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData } from '@tanstack/react-query'
import { IconUsers } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { likelyReasons, type LikelyDouble, type LikelyReason } from '../../../contract/customers/lookalikes.ts'
import { useFormats } from '../../platform/formats.ts'
import classes from '../page/customer-page.module.css'
import { useLookalikes, type Sought } from './Lookalikes.tsx'

interface Props {
  sought: Sought
  /** Only those who share one of these. */
  sharing?: readonly LikelyReason[]
}

/** While somebody is entered: who is probably here already, and why. A remark with links; it refuses nothing. */
export function LikelyDoubles({ sought, sharing = likelyReasons }: Props) {
  const { t } = useTranslation()
  const [settled] = useDebouncedValue(JSON.stringify(sought), 400)
  const asked = JSON.parse(settled) as Sought
  const { data = [] } = useLookalikes(asked, isTold(asked), keepPreviousData)
  const found = isTold(asked) ? data.filter((one) => one.reasons.some((reason) => sharing.includes(reason))) : []
  return (
    <div role="status" aria-label={t('customers.doubles.label')}>
      {found.length > 0 && (
        <Alert color="orange" icon={<IconUsers size={18} />} mt="sm" title={t('customers.doubles.title')}>
          <ul className={classes.twinsList}>
            {found.slice(0, 5).map((one) => (
              <Double key={one.customer_id} double={one} />
            ))}
          </ul>
        </Alert>
      )}
    </div>
  )
}

/** A whole name, or a company, is enough to begin with. */
const isTold = ({ first_name = '', last_name = '', company_name = '' }: Sought): boolean =>
  (first_name.length > 0 && last_name.length > 1) || company_name.length > 2

function Double({ double }: { double: LikelyDouble }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const { customer_id, display_name, number, reasons, score } = double
  const word = score >= 70 ? 'surely' : score >= 45 ? 'likely' : 'perhaps'
  return (
    <li>
      <Anchor href={`/customers/${customer_id}`} target="_blank" rel="noopener" fz="inherit" underline="always">
        {display_name} ({number})
      </Anchor>
      {` – ${t(`customers.doubles.${word}`)}: `}
      {formats.list(reasons.map((reason) => t(`customers.doubles.reasons.${reason}`)))}
    </li>
  )
}
