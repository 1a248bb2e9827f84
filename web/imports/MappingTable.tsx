import { Select, TextInput } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { labelledTargets } from '../../contract/imports/targets.ts'
import { passwordAlgorithms } from '../../contract/accounts/password-algorithms.ts'
import { useCan } from '../platform/session.tsx'
import { emptyRules, unnamedSource, type EmptyRule } from '../../contract/imports/settings.ts'
import { SmallTable } from '../ui/SmallTable.tsx'
import { takenTargets, type Draft, type DraftColumn } from './draft.ts'
import classes from './imports.module.css'
import type { Preview } from './preview.ts'
import { targetGroups } from './words.ts'

interface Props {
  columns: Preview['columns']
  draft: Draft
  onDraft: (draft: Draft) => void
}

/** One row for each column of the file: its name, some of its values, and what it becomes. */
export function MappingTable({ columns, draft, onDraft }: Props) {
  const { t } = useTranslation()
  const { resource, kind } = draft
  const passwords = useCan()('imports.credentials')
  const groups = useMemo(() => targetGroups(t, { resource, kind }, passwords), [t, resource, kind, passwords])
  const taken = takenTargets(draft)
  const change = (column: DraftColumn, part: Partial<DraftColumn>): void =>
    onDraft({
      ...draft,
      columns: draft.columns.map((one) => (one.column === column.column ? { ...one, ...part } : one)),
    })
  const samplesOf = (name: string): string[] => columns.find((one) => one.name === name)?.samples ?? []
  return (
    <SmallTable
      label={t('imports.columns')}
      rows={draft.columns}
      rowKey={(row) => row.column}
      columns={[
        { key: 'column', title: t('imports.column'), cell: (row) => row.column },
        {
          key: 'samples',
          title: t('imports.samples'),
          cell: (row) => {
            const samples = samplesOf(row.column).join(' · ')
            return (
              samples && (
                <span className={classes.samples} title={samples}>
                  {samples}
                </span>
              )
            )
          },
        },
        {
          key: 'target',
          title: t('imports.becomes'),
          cell: (row) => (
            <Target
              row={row}
              groups={groups}
              rule={draft.empty}
              taken={taken.get(row.column)}
              onChange={(part) => change(row, part)}
            />
          ),
        },
      ]}
    />
  )
}

interface TargetProps {
  row: DraftColumn
  groups: ReturnType<typeof targetGroups>
  rule: EmptyRule
  taken: string | undefined
  onChange: (part: Partial<DraftColumn>) => void
}

function Target({ row, groups, rule, taken, onChange }: TargetProps) {
  const { t } = useTranslation()
  return (
    <div className={classes.target}>
      <Select
        aria-label={`${t('imports.becomes')}: ${row.column}`}
        data={groups}
        value={row.target || null}
        onChange={(value) => onChange({ target: value ?? '' })}
        placeholder={t('imports.ignored')}
        error={taken && t('imports.taken', { column: taken })}
        searchable
        clearable
        selectFirstOptionOnChange
        maxDropdownHeight={320}
      />
      {labelledTargets.has(row.target) && (
        <TextInput
          aria-label={`${t('imports.label')}: ${row.column}`}
          placeholder={t('imports.label_hint')}
          value={row.label}
          onChange={(event) => onChange({ label: event.currentTarget.value })}
          maxLength={64}
        />
      )}
      {row.target === 'account.password_hash' && (
        <Select
          aria-label={`${t('imports.algorithm')}: ${row.column}`}
          placeholder={t('imports.algorithm_recognised')}
          data={passwordAlgorithms.map((value) => ({ value, label: t(`imports.algorithms.${value}`) }))}
          value={row.algorithm || null}
          onChange={(value) => onChange({ algorithm: (value ?? '') as DraftColumn['algorithm'] })}
          clearable
        />
      )}
      {row.target === 'external_ids' && (
        <TextInput
          label={t('imports.source')}
          aria-label={`${t('imports.source')}: ${row.column}`}
          description={t(row.source === unnamedSource ? 'imports.source_unnamed' : 'imports.source_about')}
          placeholder={t('imports.source_hint')}
          value={row.source}
          onChange={(event) => onChange({ source: event.currentTarget.value.replace(/[:,]/g, '') })}
          maxLength={64}
        />
      )}
      {row.target === 'tags' && (
        <TextInput
          aria-label={`${t('imports.tag')}: ${row.column}`}
          placeholder={t('imports.tag_hint')}
          value={row.tag}
          onChange={(event) => onChange({ tag: event.currentTarget.value.replace(/[,;|]/g, '') })}
          maxLength={64}
        />
      )}
      {row.target !== '' && (rule === 'clear' || row.empty !== '') && (
        <Select
          aria-label={`${t('imports.empty')}: ${row.column}`}
          placeholder={t(`imports.empty_short.${rule}`)}
          data={emptyRules.map((value) => ({ value, label: t(`imports.empty_short.${value}`) }))}
          value={row.empty || null}
          onChange={(value) => onChange({ empty: (value ?? '') as DraftColumn['empty'] })}
          clearable
        />
      )}
    </div>
  )
}
