import { Checkbox, Radio, Select, Stack, TextInput } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { emptyRules, type EmptyRule } from '../../contract/imports/settings.ts'
import type { Draft } from './draft.ts'

interface Props {
  draft: Draft
  onDraft: (draft: Draft) => void
}

/** What an empty cell means, and what a cell says that empties the field. */
export function EmptyCells({ draft, onDraft }: Props) {
  const { t } = useTranslation()
  return (
    <Stack gap="sm">
      <Radio.Group
        label={t('imports.empty')}
        description={t(`imports.of.${draft.resource}.empty_about`)}
        value={draft.empty}
        onChange={(empty) => onDraft({ ...draft, empty: empty as EmptyRule })}
      >
        <Stack gap={12} mt={10}>
          {emptyRules.map((rule) => (
            <Radio key={rule} value={rule} label={t(`imports.empty_rules.${rule}`)} />
          ))}
        </Stack>
      </Radio.Group>
      <TextInput
        label={t('imports.erase_word')}
        description={t('imports.erase_word_about')}
        value={draft.erase_word ?? ''}
        onChange={(event) => {
          const { erase_word: _before, ...rest } = draft
          const word = event.currentTarget.value
          onDraft(word ? { ...rest, erase_word: word } : rest)
        }}
        maxLength={64}
        maw={320}
      />
    </Stack>
  )
}

const dayOrders = ['shown', 'day', 'month'] as const

/** The order of dates, the zone of moments that name none, and rows that go with the one before. */
export function MoreOptions({ draft, onDraft }: Props) {
  const { t } = useTranslation()
  const zones = useMemo(() => ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')], [])
  return (
    <>
      {draft.resource === 'customers' && draft.kind === 'customers' && (
        <Checkbox
          label={t('imports.follow')}
          description={t('imports.follow_about')}
          checked={draft.follow}
          onChange={(event) => onDraft({ ...draft, follow: event.currentTarget.checked })}
        />
      )}
      <Select
        label={t('imports.day_order')}
        description={t('imports.day_order_about')}
        data={dayOrders.map((value) => ({ value, label: t(`imports.day_orders.${value}`) }))}
        value={draft.day_first === undefined ? 'shown' : draft.day_first ? 'day' : 'month'}
        onChange={(order) => {
          const { day_first: _before, ...rest } = draft
          onDraft(order === 'shown' ? rest : { ...rest, day_first: order === 'day' })
        }}
        allowDeselect={false}
        maw={320}
      />
      <Select
        label={t('imports.time_zone')}
        description={t('imports.time_zone_about')}
        data={zones}
        value={draft.time_zone ?? 'UTC'}
        onChange={(zone) => {
          const { time_zone: _before, ...rest } = draft
          onDraft(zone && zone !== 'UTC' ? { ...rest, time_zone: zone } : rest)
        }}
        searchable
        allowDeselect={false}
        maw={320}
      />
    </>
  )
}
