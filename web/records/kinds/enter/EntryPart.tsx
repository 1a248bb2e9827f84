import { TextInput } from '@mantine/core'

interface Props {
  label: string
  placeholder: string
  most: number
  value: string | null | undefined
  onChange: (value: string | null) => void
  /** There is nothing yet that it would belong to. */
  isEmpty: boolean
  readOnly: boolean
}

/** What an entry of a list has beside what it is: a label, an extension. */
export function EntryPart({ label, placeholder, most, value, onChange, isEmpty, readOnly }: Props) {
  return (
    <TextInput
      aria-label={label}
      placeholder={placeholder}
      maxLength={most}
      disabled={isEmpty}
      readOnly={readOnly}
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value || null)}
    />
  )
}
