import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DayInput } from './DayInput.tsx'
import { isDay } from './days.ts'

interface Props {
  label: string
  value: string | undefined
  onChange: (day: string | undefined) => void
}

/** A day to filter by; what is typed and is none stays, and filters nothing. */
export function DayFilter({ label, value, onChange }: Props) {
  const { t } = useTranslation()
  const [wrong, setWrong] = useState<string | null>(null)
  const [typing, setTyping] = useState(false)
  const take = (day: string | null): void => {
    const given = day === null || isDay(day)
    setWrong(given ? null : day)
    if (given) onChange(day ?? undefined)
  }
  return (
    <DayInput
      label={label}
      w={150}
      value={wrong ?? value ?? null}
      onChange={take}
      onFocus={() => setTyping(true)}
      onBlur={() => setTyping(false)}
      error={wrong !== null && !typing && t('problems.date')}
    />
  )
}
