import { Button, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { RecordFormState } from '../records/form/use-record-form.ts'
import { DayInput } from '../ui/DayInput.tsx'
import { isDay } from '../ui/days.ts'
import { localMoment, momentOf } from '../ui/moments.ts'
import { useNow } from '../ui/now.ts'
import { TimeInput } from '../ui/TimeInput.tsx'
import { quickDay, quickDays } from './due.ts'
import classes from './tasks.module.css'

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)
const isMoment = (value: string | null): value is string => value !== null && /^\d{4}-\d\d-\d\dT/.test(value)

/** The day by which, chosen with one press or typed, and a time of the day for who needs one. */
export function DueField({ form }: { form: RecordFormState }) {
  const { t } = useTranslation()
  const now = useNow()
  const day = text(form.values['due_on'])
  const moment = text(form.values['due_at'])
  const time = isMoment(moment) ? localMoment(moment).time : ''
  const set = (nextDay: string | null, nextTime: string): void => {
    const on = nextTime !== '' && nextDay === null ? localMoment(new Date()).day : nextDay
    form.replace({ due_on: on, due_at: isDay(on) && nextTime !== '' ? momentOf({ day: on, time: nextTime }) : null })
  }
  return (
    <div className={classes.due}>
      <DayInput
        label={t('tasks.fields.due_on')}
        value={day}
        onChange={(next) => set(next, next === null ? '' : time)}
        error={form.errorsOf('due_on')['']}
        w={150}
      />
      <TimeInput
        label={t('tasks.form.time')}
        value={time}
        onChange={(next) => set(day, next)}
        error={form.errorsOf('due_at')['']}
        withSeconds={false}
        clearable
        clearButtonProps={{ 'aria-label': t('ui.clear') }}
      />
      <Group gap={6} role="group" aria-label={t('tasks.form.quick')}>
        {quickDays.map((choice) => {
          const value = quickDay(choice, now)
          return (
            <Button
              key={choice}
              size="compact-sm"
              fz="xs"
              variant={day === value ? 'light' : 'default'}
              aria-pressed={day === value}
              onClick={() => set(day === value ? null : value, day === value ? '' : time)}
            >
              {t(`tasks.days.${choice}`)}
            </Button>
          )
        })}
      </Group>
    </div>
  )
}
