import { Button, NumberInput, Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { StoredFile } from '../../contract/files/files.ts'
import { importEncodings, type ImportEncoding } from '../../contract/imports/settings.ts'
import { useFormats } from '../platform/formats.ts'
import { Section } from '../ui/Section.tsx'
import classes from './imports.module.css'
import type { Preview } from './preview.ts'
import type { FileReading } from './queries.ts'
import { delimiterLabel, usualDelimiters } from './words.ts'

interface Props {
  file: StoredFile
  preview: Preview | undefined
  reading: FileReading
  onReading: (reading: FileReading) => void
  onOther: () => void
}

/** The file, and how it is read: the sheet of a spreadsheet, or the text as found out or as somebody says. */
export function FileSection({ file, preview, reading, onReading, onOther }: Props) {
  const { t } = useTranslation()
  const formats = useFormats()
  return (
    <Section title={t('imports.file')}>
      <div className={classes.file}>
        <div className={classes.fileName}>
          {file.name}
          <p className={classes.quiet}>{formats.bytes(file.size)}</p>
        </div>
        {preview && preview.sheets.length > 0 ? (
          <Select
            label={t('imports.sheet')}
            data={preview.sheets}
            value={reading.sheet ?? preview.sheet}
            onChange={(value) => value && onReading({ sheet: value })}
            allowDeselect={false}
            w={200}
          />
        ) : (
          <TextReading preview={preview} reading={reading} onReading={onReading} />
        )}
        <NumberInput
          label={t('imports.header_row')}
          value={reading.header_row ?? preview?.header_row ?? ''}
          onChange={(value) =>
            typeof value === 'number' && value !== preview?.header_row && onReading({ ...reading, header_row: value })
          }
          min={1}
          max={1000}
          allowDecimal={false}
          allowNegative={false}
          clampBehavior="strict"
          w={110}
        />
        <Button variant="default" onClick={onOther}>
          {t('imports.file_other')}
        </Button>
      </div>
    </Section>
  )
}

function TextReading({ preview, reading, onReading }: Pick<Props, 'preview' | 'reading' | 'onReading'>) {
  const { t } = useTranslation()
  const encoding = reading.encoding ?? preview?.encoding ?? null
  const delimiter = reading.delimiter ?? preview?.delimiter ?? null
  const signs = [...new Set([...usualDelimiters, ...(delimiter ? [delimiter] : [])])]
  return (
    <>
      <Select
        label={t('imports.encoding')}
        data={importEncodings.map((value) => ({ value, label: value }))}
        value={encoding}
        onChange={(value) => value && onReading({ ...reading, encoding: value as ImportEncoding })}
        allowDeselect={false}
        w={140}
      />
      <Select
        label={t('imports.delimiter')}
        data={signs.map((value) => ({ value, label: delimiterLabel(t, value) }))}
        value={delimiter}
        onChange={(value) => value && onReading({ ...reading, delimiter: value })}
        allowDeselect={false}
        w={160}
      />
    </>
  )
}
