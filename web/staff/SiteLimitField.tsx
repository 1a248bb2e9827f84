import { MultiSelect, Radio, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { sitesQuery } from '../sites/queries.ts'

interface Props {
  /** null: all sites. */
  value: string[] | null
  onChange: (value: string[] | null) => void
  about: string
  error?: string | undefined
}

/** Whose customers somebody, or a key, may see. */
export function SiteLimitField({ value, onChange, about, error }: Props) {
  const { t } = useTranslation()
  const sites = useQuery(sitesQuery).data?.items ?? []
  return (
    <Stack gap={6}>
      <Radio.Group
        label={t('staff.sites')}
        description={about}
        value={value === null ? 'all' : 'some'}
        onChange={(chosen) => onChange(chosen === 'all' ? null : [])}
      >
        <Stack gap={10} mt={6}>
          <Radio value="all" label={t('staff.all_sites')} />
          <Radio value="some" label={t('staff.some_sites')} />
        </Stack>
      </Radio.Group>
      {value !== null && (
        <MultiSelect
          aria-label={t('staff.choose_sites')}
          placeholder={value.length === 0 ? t('staff.choose_sites') : undefined}
          data={sites.map((site) => ({ value: site.id, label: site.name }))}
          value={value}
          onChange={onChange}
          error={error}
          searchable
          hidePickedOptions
        />
      )}
    </Stack>
  )
}
