import { DateInput, type DateInputProps } from '@mantine/dates'
import '@mantine/dates/styles.layer.css'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../platform/formats.ts'
import { dayPattern, isDay, readDay, writeDay } from './days.ts'
import { localMoment } from './moments.ts'
import { useCalendarLanguage } from './calendar-language.ts'

type Props = Omit<DateInputProps, 'value' | 'onChange' | 'dateParser' | 'valueFormat' | 'locale'> & {
  value: string | null
  onChange: (value: string | null) => void
}

/**
 * A day: typed as the locale writes it, or picked from a calendar. What is typed and is no day is the value as it
 * stands, so that it is kept and refused beside the field.
 */
export function DayInput({ value, onChange, ...props }: Props) {
  const { t } = useTranslation()
  const { locale } = useFormats()
  const pattern = useMemo(() => dayPattern(locale), [locale])
  const language = useCalendarLanguage(locale)
  const [month, setMonth] = useState(() => (isDay(value) ? value : localMoment(new Date()).day))
  const [open, setOpen] = useState(false)
  const type = (typed: string): void => {
    if (typed.trim() !== '' && readDay(typed, locale) === null) onChange(typed)
  }
  return (
    <DateInput
      {...props}
      // Any text that is no date: Mantine would make one of 02/30.
      value={value === null || isDay(value) ? value : 'none'}
      onChange={onChange}
      onInput={(event) => type(event.currentTarget.value)}
      date={month}
      onDateChange={(day) => isDay(day) && setMonth(day)}
      valueFormat={(day) => (isDay(day) ? writeDay(day, pattern) : (value ?? ''))}
      placeholder={pattern.replace(/[DMY]/g, (letter) => t(`ui.calendar.${letter as 'D' | 'M' | 'Y'}`))}
      dateParser={(typed) => readDay(typed, locale)}
      locale={language}
      firstDayOfWeek={firstDay(locale)}
      weekendDays={[]}
      hideOutsideDates
      previousLabel={t('ui.calendar.previous')}
      nextLabel={t('ui.calendar.next')}
      clearable
      clearButtonProps={{ 'aria-label': t('ui.clear') }}
      autoComplete="off"
      popoverProps={{ width: 'auto', onOpen: () => setOpen(true), onClose: () => setOpen(false) }}
      // The first Escape closes the calendar, and not the dialog beneath it.
      data-mantine-stop-propagation={open || undefined}
    />
  )
}

type WeekLocale = Intl.Locale & { getWeekInfo?: () => { firstDay: number }; weekInfo?: { firstDay: number } }

function firstDay(locale: string): 0 | 1 | 2 | 3 | 4 | 5 | 6 {
  const info = new Intl.Locale(locale) as WeekLocale
  return ((info.getWeekInfo?.() ?? info.weekInfo ?? { firstDay: 1 }).firstDay % 7) as 0 | 1 | 2 | 3 | 4 | 5 | 6
}
