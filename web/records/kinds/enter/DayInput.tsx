import { DateInput, type DateInputProps } from '@mantine/dates'
import '@mantine/dates/styles.layer.css'
import { useMemo } from 'react'
import { dayPattern, readDay } from './days.ts'
import { useCalendarLanguage } from './calendar-language.ts'
import type { Words } from '../../words.ts'

type Props = Omit<DateInputProps, 'value' | 'onChange' | 'dateParser' | 'valueFormat' | 'locale'> & {
  words: Words
  value: string | null
  onChange: (value: string | null) => void
}

/** A day: typed as the locale writes it, or picked from a calendar. */
export function DayInput({ words, ...props }: Props) {
  const locale = words.formats.locale
  const pattern = useMemo(() => dayPattern(locale), [locale])
  const language = useCalendarLanguage(locale)
  return (
    <DateInput
      {...props}
      valueFormat={pattern}
      placeholder={pattern.replace(/[DMY]/g, (letter) => words.t(`records.calendar.${letter as 'D' | 'M' | 'Y'}`))}
      dateParser={(typed) => readDay(typed, locale)}
      locale={language}
      firstDayOfWeek={firstDay(locale)}
      weekendDays={[]}
      hideOutsideDates
      previousLabel={words.t('records.calendar.previous')}
      nextLabel={words.t('records.calendar.next')}
      clearable
      clearButtonProps={{ 'aria-label': words.t('records.clear') }}
      autoComplete="off"
      popoverProps={{ width: 'auto' }}
    />
  )
}

type WeekLocale = Intl.Locale & { getWeekInfo?: () => { firstDay: number }; weekInfo?: { firstDay: number } }

function firstDay(locale: string): 0 | 1 | 2 | 3 | 4 | 5 | 6 {
  const info = new Intl.Locale(locale) as WeekLocale
  return ((info.getWeekInfo?.() ?? info.weekInfo ?? { firstDay: 1 }).firstDay % 7) as 0 | 1 | 2 | 3 | 4 | 5 | 6
}
