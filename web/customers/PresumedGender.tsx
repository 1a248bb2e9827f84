import { Button, Tooltip, UnstyledButton } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconInfoCircle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Customer } from '../../contract/customers/record.ts'
import { salutations, type PresumedFrom } from '../../contract/customers/names.ts'
import { presumeGender } from '../../contract/customers/presumed-gender.ts'
import { call } from '../platform/api.ts'
import type { RecordFormState } from '../records/form/use-record-form.ts'
import type { Values } from '../records/form/values.ts'
import classes from './page/customer-page.module.css'

/** The guess on the page: always said to be one, with what it comes from. */
export function PresumedGender({ customer }: { customer: Customer }) {
  const { t } = useTranslation()
  if (customer.presumed_gender === null) return null
  return (
    <>
      <em>{t(`customers.presumed.${customer.presumed_gender as 'female' | 'male'}`)}</em>{' '}
      <Why from={customer.presumed_gender_from} />
    </>
  )
}

function Why({ from }: { from: PresumedFrom | null }) {
  const { t } = useTranslation()
  const why = t('customers.presumed.hint', { part: t(`customers.presumed.from.${from ?? 'name'}`) })
  return (
    <Tooltip label={why} multiline maw={280} events={{ hover: true, focus: true, touch: true }}>
      <UnstyledButton className={classes.why} aria-label={t('customers.presumed.why')}>
        <IconInfoCircle size={13} aria-hidden />
      </UnstyledButton>
    </Tooltip>
  )
}

const hintFields = ['salutation', 'first_name', 'middle_name', 'last_name', 'locale', 'site_id'] as const

/** In the form, while no gender is stated: what the typed name lets suppose, and one click to state it. */
export function PresumedHint({ form, customer }: { form: RecordFormState; customer: Customer | null }) {
  const { t } = useTranslation()
  const [query] = useDebouncedValue(JSON.stringify(queryOf(form.values, customer)), 350)
  const stated = form.values['gender']
  const wanted = JSON.parse(query) as Record<string, string>
  const named = Boolean(wanted['first_name'] || wanted['middle_name'] || wanted['last_name'])
  const { data } = useQuery({
    queryKey: ['presumed-gender', query],
    queryFn: ({ signal }) => call(presumeGender, { query: wanted, signal }),
    enabled: named && !stated,
    staleTime: 60_000,
    retry: false,
  })
  if (!named || stated || !data?.gender) return null
  return (
    <p className={classes.remark} role="status">
      {t(`customers.presumed.${data.gender}`)} <Why from={data.from} />{' '}
      <Button size="compact-xs" variant="light" onClick={() => form.set('gender', data.gender)}>
        {t('customers.presumed.take')}
      </Button>
    </p>
  )
}

function queryOf(values: Values, customer: Customer | null): Record<string, string> {
  const country = customer?.phones[0]?.country ?? customer?.billing_country
  const typed = hintFields.flatMap((name) => {
    const value = values[name]
    return typeof value === 'string' && value !== '' && value.length <= 100 && !value.includes('•')
      ? [[name, value]]
      : []
  })
  const query = Object.fromEntries([...typed, ...(country ? [['country', country]] : [])]) as Record<string, string>
  if (!salutations.some((one) => one === query['salutation'])) delete query['salutation']
  return query
}
