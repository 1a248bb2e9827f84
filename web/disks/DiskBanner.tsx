import { Alert } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { listDisks, type Disk } from '../../contract/disks/disks.ts'
import { call } from '../platform/api.ts'
import { useFormats } from '../platform/formats.ts'
import { useCan } from '../platform/session.tsx'

const disksQuery = queryOptions({
  queryKey: ['disks'],
  queryFn: ({ signal }) => call(listDisks, { signal }),
  refetchInterval: 60_000,
})

/** Says above every page that a disk fills up, to those who may do something about it. */
export function DiskBanner() {
  const { t } = useTranslation()
  const formats = useFormats()
  const can = useCan()
  const { data } = useQuery({ ...disksQuery, enabled: can('settings.manage') })
  const short = data?.items.filter(({ state }) => state !== 'fine') ?? []
  if (!data || short.length === 0) return null
  const said = (one: Disk): string => {
    const what = t(`disks.holds.${one.holds.length > 1 ? 'both' : (one.holds[0] ?? 'files')}`)
    const percent = formats.number(Math.min(1, 1 - one.free / one.size), { style: 'percent' })
    return t(`disks.${one.state === 'fine' ? 'filling' : one.state}`, { what, percent, free: formats.bytes(one.free) })
  }
  const full = short.some(({ state }) => state !== 'filling')
  return (
    <Alert role="status" radius={0} color={full ? 'red' : 'yellow'} icon={<IconAlertTriangle />} py="xs">
      {short.map((one) => (
        <div key={one.holds.join()}>{said(one)}</div>
      ))}
      <div>{t('disks.advice')}</div>
      {data.database_elsewhere && <div>{t('disks.elsewhere')}</div>}
    </Alert>
  )
}
