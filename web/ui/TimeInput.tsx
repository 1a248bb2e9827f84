import { TimePicker, type TimePickerProps } from '@mantine/dates'
import '@mantine/dates/styles.layer.css'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../platform/formats.ts'

type Props = Omit<TimePickerProps, 'format' | 'value' | 'onChange'> & {
  /** `14:05:00`; empty while it is not whole. */
  value: string
  onChange: (value: string) => void
}

/** A time of the day, with seconds unless they are left out, as the locale counts the hours. */
export function TimeInput(props: Props) {
  const { t } = useTranslation()
  const { locale } = useFormats()
  const halves = useMemo(() => new Intl.DateTimeFormat(locale, { hour: 'numeric' }).resolvedOptions().hour12, [locale])
  return (
    <TimePicker
      withSeconds
      {...props}
      format={halves ? '12h' : '24h'}
      hoursInputLabel={t('ui.time.hours')}
      minutesInputLabel={t('ui.time.minutes')}
      secondsInputLabel={t('ui.time.seconds')}
      amPmInputLabel={t('ui.time.half')}
    />
  )
}
