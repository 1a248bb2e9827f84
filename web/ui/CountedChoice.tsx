import { SegmentedControl } from '@mantine/core'
import { useFormats } from '../platform/formats.ts'
import classes from './CountedChoice.module.css'

interface Props<V extends string> {
  label: string
  value: V
  onChange: (value: V) => void
  choices: readonly { value: V; label: string; count: number }[]
}

/** Narrows a table to one kind of its rows; each says how many it has. Scrolls sideways where it does not fit. */
export function CountedChoice<V extends string>({ label, value, onChange, choices }: Props<V>) {
  const formats = useFormats()
  return (
    <div className={classes.scroller}>
      <SegmentedControl
        size="xs"
        aria-label={label}
        value={value}
        onChange={(chosen) => onChange(chosen as V)}
        data={choices.map((one) => ({ value: one.value, label: `${one.label} ${formats.number(one.count)}` }))}
      />
    </div>
  )
}
