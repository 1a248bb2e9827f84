import { Button, Select, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useEffect, useRef, useState } from 'react'
import { securityKinds } from '../../contract/platform/journal/kinds.ts'
import { kindLabel } from '../journal/words.ts'
import { useSaid } from '../records/words.ts'
import { DayFilter } from '../ui/DayFilter.tsx'
import { Toolbar } from '../ui/Toolbar.tsx'

export interface SecuritySearch {
  kind?: string | undefined
  person?: string | undefined
  address?: string | undefined
  from?: string | undefined
  to?: string | undefined
}

interface Props {
  search: SecuritySearch
  onChange: (search: SecuritySearch) => void
}

/** What happened, to or by whom, from where, and when. */
export function SecurityFilters({ search, onChange }: Props) {
  const { t, references } = useSaid()
  const people = references['staff'] ?? []
  const day = (name: 'from' | 'to') => (
    <DayFilter
      label={t(`security.${name}`)}
      value={search[name]}
      onChange={(value) => onChange({ ...search, [name]: value })}
    />
  )
  return (
    <Toolbar>
      <Select
        label={t('security.kind')}
        placeholder={t('security.any_kind')}
        w={220}
        data={securityKinds.map((value) => ({ value, label: kindLabel(t, value) }))}
        value={search.kind ?? null}
        onChange={(chosen) => onChange({ ...search, kind: chosen ?? undefined })}
        searchable
        clearable
      />
      <Select
        label={t('security.person')}
        placeholder={t('security.anybody')}
        w={200}
        data={people.map(({ value, label }) => ({ value, label }))}
        value={search.person ?? null}
        onChange={(chosen) => onChange({ ...search, person: chosen ?? undefined })}
        searchable
        clearable
      />
      <AddressFilter value={search.address} onChange={(address) => onChange({ ...search, address })} />
      {day('from')}
      {day('to')}
      {Object.values(search).some((value) => value !== undefined) && (
        <Button variant="subtle" onClick={() => onChange({})}>
          {t('security.clear')}
        </Button>
      )}
    </Toolbar>
  )
}

/** Asks shortly after the last key. */
function AddressFilter({
  value,
  onChange,
}: {
  value: string | undefined
  onChange: (value: string | undefined) => void
}) {
  const { t } = useSaid()
  const [typed, setTyped] = useState(value ?? '')
  const sent = useRef(value)
  const send = useDebouncedCallback((next: string) => {
    sent.current = next.trim() || undefined
    onChange(sent.current)
  }, 300)
  useEffect(() => {
    if (value !== sent.current) setTyped(value ?? '')
    sent.current = value
  }, [value])
  return (
    <TextInput
      label={t('security.address')}
      placeholder={t('security.any_address')}
      w={180}
      maxLength={64}
      spellCheck={false}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value)
        send(event.currentTarget.value)
      }}
    />
  )
}
