import { Button, Group } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { DayInput } from '../ui/DayInput.tsx'
import { isDay } from '../ui/days.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { localMoment, momentOf } from '../ui/moments.ts'
import { TimeInput } from '../ui/TimeInput.tsx'
import { pageOf, type PastOf } from './past.ts'

/** Asks for the moment at which the page of a row is to be seen. */
export function AsOfDialog({ of, onClose }: { of: Pick<PastOf, 'type' | 'id'>; onClose: () => void }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [yesterday] = useState(() => localMoment(new Date(Date.now() - 86_400_000)))
  const [today] = useState(() => localMoment(new Date()).day)
  const [day, setDay] = useState<string | null>(yesterday.day)
  const [time, setTime] = useState(yesterday.time)
  const [error, setError] = useState<string | null>(null)
  const show = (event: FormEvent): void => {
    event.preventDefault()
    if (!isDay(day)) return setError(t('problems.date'))
    const moment = momentOf({ day, time })
    if (moment === null || Date.parse(moment) > Date.now()) return setError(t('putBack.asOfFuture'))
    onClose()
    void navigate(pageOf(of, moment))
  }
  return (
    <Dialog onClose={onClose} size="sm" title={t('putBack.asOfTitle')}>
      <form onSubmit={show} noValidate>
        <Group grow align="flex-start">
          <DayInput
            label={t('putBack.asOfDay')}
            value={day}
            excludeDate={(one) => one > today}
            error={error}
            onChange={(chosen) => {
              setDay(chosen)
              setError(null)
            }}
            data-autofocus
          />
          <TimeInput
            label={t('putBack.asOfTime')}
            value={time}
            onChange={(chosen) => {
              setTime(chosen)
              setError(null)
            }}
          />
        </Group>
        <Group justify="flex-end" mt="md">
          <Button type="submit">{t('putBack.asOfShow')}</Button>
        </Group>
      </form>
    </Dialog>
  )
}
