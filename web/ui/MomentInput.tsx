import { Group, Input, Text, type InputWrapperProps } from '@mantine/core'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../platform/formats.ts'
import { DayInput } from './DayInput.tsx'
import { isDay } from './days.ts'
import { localMoment, momentOf, zoneName } from './moments.ts'
import { TimeInput } from './TimeInput.tsx'

interface Props extends Omit<InputWrapperProps, 'onChange' | 'children' | 'label'> {
  /** What the day and the time are of, together. */
  label: string
  /** Says it beside the fields instead of above them. */
  labelHidden?: boolean
  /** A moment in UTC, or what was typed and is none: it is kept, and refused beside the field. */
  value: string | null
  onChange: (value: string | null) => void
  /** The last moment of a stretch: a day without a time is the whole day, a time is its whole second. */
  last?: boolean
  readOnly?: boolean
}

interface Typed {
  day: string | null
  time: string
}

/** A moment, by its day and its time of the day where the reader is, as the language writes them. */
export function MomentInput({
  label,
  labelHidden,
  value,
  onChange,
  last = false,
  readOnly = false,
  id,
  ...frame
}: Props) {
  const { t } = useTranslation()
  const { locale } = useFormats()
  const [typed, setTyped] = useState(() => typedOf(value))
  const given = useRef(value)
  if (given.current !== value) {
    given.current = value
    setTyped(typedOf(value))
  }
  const take = (next: Typed): void => {
    setTyped(next)
    given.current = written(next, value, last)
    onChange(given.current)
  }
  const takeDay = (day: string | null): void => {
    const begun = isDay(day) && typed.time === ''
    take({ day, time: day === null ? '' : begun ? (last ? '23:59:59' : '00:00:00') : typed.time })
  }
  const wrong = Boolean(frame.error)
  return (
    <Input.Wrapper
      size="xs"
      {...frame}
      {...(!labelHidden && { label })}
      labelElement="div"
      role="group"
      aria-label={label}
      style={{ flex: 1 }}
    >
      <Group gap={6} wrap="nowrap" align="center">
        <DayInput
          {...(id !== undefined && { id })}
          aria-label={t('ui.moment.day')}
          value={typed.day}
          onChange={takeDay}
          error={wrong}
          readOnly={readOnly}
          style={{ flex: 1, minWidth: 116 }}
        />
        <TimeInput value={typed.time} onChange={(time) => take({ ...typed, time })} error={wrong} readOnly={readOnly} />
        {isMoment(value) && (
          <Text span size="xs" c="dimmed">
            {zoneName(value, locale)}
          </Text>
        )}
      </Group>
    </Input.Wrapper>
  )
}

const isMoment = (value: string | null): value is string => value !== null && /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value)

const typedOf = (value: string | null): Typed => (isMoment(value) ? localMoment(value) : { day: value, time: '' })

/** The moment; where it is none yet, what stands in the fields. */
function written({ day, time }: Typed, before: string | null, last: boolean): string | null {
  if (day === null && time === '') return null
  const moment = isDay(day) && time !== '' ? momentOf({ day, time }, isMoment(before) ? before : undefined) : null
  if (moment === null) return [day, time].filter(Boolean).join(' ')
  return last ? moment.replace('.000Z', '.999Z') : moment
}
