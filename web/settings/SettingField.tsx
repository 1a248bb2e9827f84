import { NumberInput, Select, Switch, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { settings, type Setting, type SettingControl, type SettingName } from '../../contract/settings/settings.ts'
import { DayInput } from '../ui/DayInput.tsx'
import { CodeMultiSelect, CodeSelect } from '../ui/CodeSelect.tsx'

interface Props {
  name: SettingName
  value: unknown
  onChange: (value: unknown) => void
  error: string | undefined
}

interface ControlProps {
  value: unknown
  onChange: (value: unknown) => void
  label: string
  description: string
  error: string | undefined
  choices: { value: string; label: string }[]
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])

/** How each control of the contract is drawn. */
const controls: Record<SettingControl, (props: ControlProps) => React.JSX.Element> = {
  country: ({ value, choices: _, ...rest }) => <CodeSelect kind="country" value={text(value)} {...rest} />,
  currency: ({ value, choices: _, ...rest }) => <CodeSelect kind="currency" value={text(value)} {...rest} />,
  locales: ({ value, choices: _, ...rest }) => <CodeMultiSelect kind="locale" value={texts(value)} {...rest} />,
  choice: ({ value, choices, ...rest }) => (
    <Select value={text(value)} data={choices} allowDeselect={false} {...rest} />
  ),
  text: ({ value, choices: _, onChange, ...rest }) => (
    <TextInput
      value={text(value)}
      onChange={(event) => onChange(event.currentTarget.value)}
      spellCheck={false}
      {...rest}
    />
  ),
  number: ({ value, choices: _, onChange, ...rest }) => (
    <NumberInput
      value={typeof value === 'number' ? value : ''}
      onChange={onChange}
      allowDecimal={false}
      styles={{ wrapper: { maxWidth: 200 } }}
      {...rest}
    />
  ),
  date: ({ value, choices: _, onChange, ...rest }) => (
    <DayInput value={text(value) || null} onChange={onChange} styles={{ wrapper: { maxWidth: 200 } }} {...rest} />
  ),
  flag: ({ value, choices: _, onChange, ...rest }) => (
    <Switch checked={value === true} onChange={(event) => onChange(event.currentTarget.checked)} {...rest} />
  ),
}

/** One setting with its label and what it does. */
export function SettingField({ name, value, onChange, error }: Props) {
  const { t } = useTranslation()
  const setting: Setting = settings[name]
  const choices = (setting.choices ?? []).map((choice) => ({
    value: choice,
    label: t(`settings.choices.${name}.${choice}` as 'settings.choices.account_realm.all', { defaultValue: choice }),
  }))
  const Control = controls[setting.control]
  return (
    <Control
      value={value}
      onChange={onChange}
      label={t(`settings.names.${name}.label`)}
      description={t(`settings.names.${name}.about`)}
      error={error}
      choices={choices}
    />
  )
}
