import { MultiSelect } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { StepButtons } from '../../bulk/StepButtons.tsx'
import type { StepProps } from '../../bulk/subject.ts'

/** Sites whose staff are to see the customers, and sites whose staff no longer are. */
export function SitesStep({ words, onReady, onClose }: StepProps) {
  const { t } = words
  const [add, setAdd] = useState<string[]>([])
  const [remove, setRemove] = useState<string[]>([])
  const sites = words.references['sites'] ?? []
  const choices = (list: typeof sites, others: string[]) =>
    list.filter((site) => !others.includes(site.value)).map(({ value, label }) => ({ value, label }))
  const ready = (event: FormEvent): void => {
    event.preventDefault()
    onReady({
      kind: 'change',
      ...(add.length > 0 && { add_site_ids: add }),
      ...(remove.length > 0 && { remove_site_ids: remove }),
    })
  }
  return (
    <form onSubmit={ready} noValidate>
      <MultiSelect
        label={t('customers.bulk.addSites')}
        description={t('customers.bulk.addSitesHint')}
        data={choices(
          sites.filter((site) => !site.inactive),
          remove,
        )}
        value={add}
        onChange={setAdd}
        data-autofocus
      />
      <MultiSelect
        mt="sm"
        label={t('customers.bulk.removeSites')}
        description={t('customers.bulk.removeSitesHint')}
        data={choices(sites, add)}
        value={remove}
        onChange={setRemove}
      />
      <StepButtons ready={add.length + remove.length > 0} onClose={onClose} />
    </form>
  )
}
