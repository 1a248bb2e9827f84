import { Button, Select } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { journalKinds } from '../../contract/platform/journal/kinds.ts'
import { useSaid } from '../records/words.ts'
import { DayInput } from '../ui/DayInput.tsx'
import { isDay } from '../ui/days.ts'
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
    <Day
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

interface DayProps {
  label: string
  value: string | undefined
  onChange: (day: string | undefined) => void
}

/** A day to filter by; what is typed and is none stays, and filters nothing. */
function Day({ label, value, onChange }: DayProps) {
  const { t } = useTranslation()
  const [wrong, setWrong] = useState<string | null>(null)
  const [typing, setTyping] = useState(false)
  const take = (day: string | null): void => {
    const given = day === null || isDay(day)
    setWrong(given ? null : day)
    if (given) onChange(day ?? undefined)
  }
  return (
    <DayInput
      label={label}
      w={150}
      value={wrong ?? value ?? null}
      onChange={take}
      onFocus={() => setTyping(true)}
      onBlur={() => setTyping(false)}
      error={wrong !== null && !typing && t('problems.date')}
    />
  )
}
