import { Button, Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { journalKinds } from '../../contract/journal-kinds.ts'
import { staffNamesQuery } from '../staff/queries.ts'
import { Toolbar } from '../ui/Toolbar.tsx'
import { kindLabel } from './words.ts'

export interface JournalSearch {
  kind?: string | undefined
  actor?: string | undefined
  from?: string | undefined
  to?: string | undefined
  act?: string | undefined
}

/** What happened, who did it, from when to when. */
export function JournalFilters({
  search,
  onChange,
}: {
  search: JournalSearch
  onChange: (search: JournalSearch) => void
}) {
  const { t } = useTranslation()
  const staff = useQuery(staffNamesQuery).data?.items ?? []
  const any = Object.values(search).some((value) => value !== undefined)
  const day = (name: 'from' | 'to') => (
    <TextInput
      type="date"
      label={t(`journal.${name}`)}
      w={150}
      value={search[name] ?? ''}
      onChange={(event) => onChange({ ...search, [name]: event.currentTarget.value || undefined })}
    />
  )
  return (
    <Toolbar>
      <Select
        label={t('journal.kind')}
        placeholder={t('journal.any_kind')}
        w={220}
        data={journalKinds.map((value) => ({ value, label: kindLabel(t, value) }))}
        value={search.kind ?? null}
        onChange={(chosen) => onChange({ ...search, kind: chosen ?? undefined })}
        searchable
        clearable
      />
      <Select
        label={t('journal.actor')}
        placeholder={t('journal.anybody')}
        w={200}
        data={[
          ...staff.map(({ id, name }) => ({ value: id, label: name })),
          { value: 'system', label: t('journal.system') },
        ]}
        value={search.actor ?? null}
        onChange={(chosen) => onChange({ ...search, actor: chosen ?? undefined })}
        searchable
        clearable
      />
      {day('from')}
      {day('to')}
      {any && (
        <Button variant="subtle" onClick={() => onChange({})}>
          {t('journal.clear')}
        </Button>
      )}
    </Toolbar>
  )
}
