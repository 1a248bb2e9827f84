import { Button, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../platform/formats.ts'

interface Props {
  /** A date that can be read either way: `03/04/1990`. */
  value: string
  onSay: (dayFirst: boolean) => void
}

/** Asks which of its two readings a date has; the column is read so. */
export function AskDayOrder({ value, onSay }: Props) {
  const { t } = useTranslation()
  const formats = useFormats()
  const [first = '', second = '', year = ''] = value.match(/\d+/g) ?? []
  const readings = [
    { dayFirst: true, month: second, day: first },
    { dayFirst: false, month: first, day: second },
  ]
  const full = year.length === 2 ? `19${year}` : year
  return (
    <Group gap="xs" mt="sm" role="group" aria-label={t('imports.day_asked', { value })}>
      <span>{t('imports.day_asked', { value })}</span>
      {readings.map(({ dayFirst, month, day }) => (
        <Button key={String(dayFirst)} variant="default" size="compact-md" onClick={() => onSay(dayFirst)}>
          {formats.date(`${full}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)}
        </Button>
      ))}
    </Group>
  )
}
