import { Alert, Button, Group, Radio, SegmentedControl, Select, Stack, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import {
  createExport,
  exportAddresses,
  exportFormats,
  exportValues,
  hasAddresses,
  type ExportDelimiter,
} from '../../contract/exports/exports.ts'
import { isImported } from '../../contract/record-jobs.ts'
import { call } from '../platform/api.ts'
import { useCan, usePreference } from '../platform/session.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { FormError } from '../ui/FormError.tsx'
import { toastDone } from '../ui/toast.ts'
import { bodyOf, columnChoices, columnsFor, readChoices, type Choices, type ColumnChoice } from './choices.ts'
import { columnsOf, wanted, type ExportedList } from './listed.ts'
import { exportText } from './texts.ts'

export interface ExportDialogProps {
  list: ExportedList
  onClose: () => void
}

/** What to export and how it is written; starts the export, which goes on in the background. */
export function ExportDialog({ list, onClose }: ExportDialogProps) {
  const { t, i18n } = useTranslation()
  const { record } = list
  const text = exportText(t, record.resource)
  const withAddresses = hasAddresses(record.resource)
  const client = useQueryClient()
  const personal = useCan()('customers.personal')
  const [kept, keep] = usePreference('export', readChoices)
  const offered = columnChoices.filter((one) => one !== 'again' || isImported(record.resource))
  const choices = { ...kept, columns: offered.find((one) => one === kept.columns) ?? 'as_shown' }
  const change = (part: Partial<Choices>): void => keep({ ...choices, ...part })
  const shown = columnsOf(list, i18n.language)
  const none = columnsFor(record, choices.columns, shown, personal).length === 0
  const aboutOf = (choice: ColumnChoice): string =>
    choice === 'as_shown'
      ? t('exports.dialog.as_shown_about')
      : text(choice === 'again' ? 'againAbout' : 'everythingAbout')
  const start = useMutation({
    mutationFn: () => {
      const body = bodyOf(record, choices, shown, personal, i18n.language === 'de' ? 'de' : 'en')
      return call(createExport, { body: { resource: record.resource, ...wanted(list), ...body } })
    },
    onSuccess: () => {
      toastDone(t('exports.dialog.started'))
      for (const key of ['exports', 'jobs']) void client.invalidateQueries({ queryKey: [key] })
      onClose()
    },
  })
  return (
    <Dialog onClose={onClose} title={text('title')} size="lg">
      <FormError failure={start.error} />
      <Stack gap="md">
        <Text size="sm" fw={500}>
          {whom(list, text)}
        </Text>
        {!personal && (
          <Alert color="gray">
            {t(withAddresses ? 'exports.dialog.no_personal' : 'exports.dialog.no_personal_columns')}
          </Alert>
        )}
        <Radio.Group
          label={t('exports.dialog.what')}
          value={choices.columns}
          onChange={(value) => change({ columns: value as Choices['columns'] })}
          error={none && t('exports.dialog.nothing_left')}
        >
          <Stack gap={8} mt={6}>
            {offered.map((choice) => (
              <Radio key={choice} value={choice} label={t(`exports.dialog.${choice}`)} description={aboutOf(choice)} />
            ))}
          </Stack>
        </Radio.Group>
        {choices.columns !== 'again' && (
          <Writing choices={choices} change={change} addressed={personal && withAddresses} />
        )}
      </Stack>
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={onClose}>
          {t('ui.cancel')}
        </Button>
        <Button loading={start.isPending} disabled={none} onClick={() => start.mutate()} data-autofocus>
          {t('exports.dialog.start')}
        </Button>
      </Group>
    </Dialog>
  )
}

function whom({ selection, search: { q, filter } }: ExportedList, text: ReturnType<typeof exportText>): string {
  if (selection?.all === false) return text('picked', { count: selection.rows.size })
  if (selection && selection.except.size > 0) return text('except', { count: selection.except.size })
  return text(q || filter ? 'shown' : 'all')
}

interface WritingProps {
  choices: Choices
  change: (part: Partial<Choices>) => void
  /** Whether addresses may go along. */
  addressed: boolean
}

/** How the file is written: its format, words or codes, where addresses stand. */
function Writing({ choices, change, addressed }: WritingProps) {
  const { t, i18n } = useTranslation()
  const formatLabel = useId()
  const { format, values, addresses, delimiter } = choices
  const expected: ExportDelimiter = values === 'labels' && i18n.language === 'de' ? ';' : ','
  const about =
    addresses === 'beside'
      ? t('exports.dialog.beside_about')
      : addresses === 'rows'
        ? t(`exports.dialog.rows_about_${format}`)
        : undefined
  return (
    <>
      <div>
        <Text size="sm" fw={500} id={formatLabel} mb={4}>
          {t('exports.dialog.format')}
        </Text>
        <SegmentedControl
          aria-labelledby={formatLabel}
          value={format}
          onChange={(value) => change({ format: value as Choices['format'] })}
          data={exportFormats.map((value) => ({ value, label: t(`exports.formats.${value}`) }))}
        />
      </div>
      <Select
        label={t('exports.dialog.values')}
        data={exportValues.map((value) => ({ value, label: t(`exports.values.${value}`) }))}
        value={values}
        onChange={(value) => value && change({ values: value as Choices['values'] })}
        allowDeselect={false}
      />
      {addressed && (
        <Select
          label={t('exports.dialog.addresses')}
          data={exportAddresses.map((value) => ({ value, label: t(`exports.addresses.${value}`) }))}
          value={addresses}
          onChange={(value) => value && change({ addresses: value as Choices['addresses'] })}
          description={about}
          inputWrapperOrder={['label', 'input', 'description']}
          allowDeselect={false}
        />
      )}
      {format === 'csv' && (
        <Select
          label={t('exports.dialog.delimiter')}
          description={t('exports.dialog.delimiter_about')}
          inputWrapperOrder={['label', 'input', 'description']}
          data={[
            { value: ',', label: t('exports.dialog.delimiters.comma') },
            { value: ';', label: t('exports.dialog.delimiters.semicolon') },
            { value: '\t', label: t('exports.dialog.delimiters.tab') },
          ]}
          value={delimiter ?? expected}
          onChange={(value) => value && change({ delimiter: value as ExportDelimiter })}
          allowDeselect={false}
        />
      )}
    </>
  )
}
