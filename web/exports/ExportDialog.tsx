import { Alert, Button, Group, Radio, SegmentedControl, Select, Stack, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import {
  createExport,
  exportAddresses,
  exportFormats,
  exportValues,
  type ExportColumn,
  type ExportDelimiter,
} from '../../contract/exports.ts'
import { call } from '../platform/api.ts'
import { useCan, usePreference } from '../platform/session.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { FormError } from '../ui/FormError.tsx'
import { toastDone } from '../ui/toast.ts'
import { bodyOf, columnChoices, columnsFor, readChoices, type Choices } from './choices.ts'

/** Whom to export: some by id, or all that a search and filter show. */
export interface Selection {
  ids?: readonly string[] | undefined
  /** All but these. */
  except?: readonly string[] | undefined
  q?: string | undefined
  filter?: Record<string, unknown> | undefined
  sort?: string | undefined
}

export interface ExportDialogProps {
  selection: Selection
  /** The columns of the list, in their order, with their own labels where they have some. */
  shown: readonly ExportColumn[]
  onClose: () => void
}

/** What to export and how it is written; starts the export, which goes on in the background. */
export function ExportDialog({ selection, shown, onClose }: ExportDialogProps) {
  const { t, i18n } = useTranslation()
  const client = useQueryClient()
  const personal = useCan()('customers.personal')
  const [choices, keep] = usePreference('export', readChoices)
  const change = (part: Partial<Choices>): void => keep({ ...choices, ...part })
  const none = columnsFor(choices.columns, shown, personal).length === 0
  const start = useMutation({
    mutationFn: () => {
      const { ids, except, q, filter, sort } = selection
      const whom = ids
        ? { ids: [...ids] }
        : {
            ...(q && { q }),
            ...(filter && Object.keys(filter).length > 0 && { filter }),
            ...(except && except.length > 0 && { except: [...except] }),
          }
      const body = bodyOf(choices, shown, personal, i18n.language === 'de' ? 'de' : 'en')
      return call(createExport, { body: { ...whom, ...(sort && { sort }), ...body } })
    },
    onSuccess: () => {
      toastDone(t('exports.dialog.started'))
      for (const key of ['exports', 'jobs']) void client.invalidateQueries({ queryKey: [key] })
      onClose()
    },
  })
  return (
    <Dialog onClose={onClose} title={t('exports.dialog.title')} size="lg">
      <FormError failure={start.error} />
      <Stack gap="md">
        <Text size="sm" fw={500}>
          <Whom selection={selection} />
        </Text>
        {!personal && <Alert color="gray">{t('exports.dialog.no_personal')}</Alert>}
        <Radio.Group
          label={t('exports.dialog.what')}
          value={choices.columns}
          onChange={(value) => change({ columns: value as Choices['columns'] })}
          error={none && t('exports.dialog.nothing_left')}
        >
          <Stack gap={8} mt={6}>
            {columnChoices.map((choice) => (
              <Radio
                key={choice}
                value={choice}
                label={t(`exports.dialog.${choice}`)}
                description={t(`exports.dialog.${choice}_about`)}
              />
            ))}
          </Stack>
        </Radio.Group>
        {choices.columns !== 'again' && <Writing choices={choices} change={change} personal={personal} />}
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

function Whom({ selection: { ids, except, q, filter } }: { selection: Selection }) {
  const { t } = useTranslation()
  if (ids) return t('exports.dialog.who_picked', { count: ids.length })
  if (except && except.length > 0) return t('exports.dialog.who_except', { count: except.length })
  return t(q || filter ? 'exports.dialog.who_shown' : 'exports.dialog.who_all')
}

interface WritingProps {
  choices: Choices
  change: (part: Partial<Choices>) => void
  personal: boolean
}

/** How the file is written: its format, words or codes, where addresses stand. */
function Writing({ choices, change, personal }: WritingProps) {
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
      {personal && (
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
