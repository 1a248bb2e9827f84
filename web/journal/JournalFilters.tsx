import { Button, Select } from '@mantine/core'
import { journalKinds } from '../../contract/platform/journal/kinds.ts'
import { useSaid } from '../records/words.ts'
import { DayFilter } from '../ui/DayFilter.tsx'
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
  const { t, references } = useSaid()
  const any = Object.values(search).some((value) => value !== undefined)
  const day = (name: 'from' | 'to') => (
    <DayFilter
      label={t(`journal.${name}`)}
      value={search[name]}
      onChange={(value) => onChange({ ...search, [name]: value })}
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
          ...(references['staff'] ?? []).map(({ value, label }) => ({ value, label })),
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
