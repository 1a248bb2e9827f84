import { NumberInput, Stack, Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { CodeMultiSelect } from '../ui/CodeSelect.tsx'
import { useForm } from '../ui/form.ts'
import { FormActions } from '../ui/FormActions.tsx'
import type { FormProps } from '../ui/form-props.ts'
import { FormError } from '../ui/FormError.tsx'
import { NameAndCode, useNameAndCodeCheck } from '../ui/NameAndCode.tsx'
import { useUnsavedChanges } from '../ui/unsaved.ts'

export interface SiteValues {
  code: string
  name: string
  active: boolean
  languages: string[]
  currencies: string[]
  countries: string[]
  position: number
}

interface Props extends FormProps<SiteValues> {
  /** The code of a site is given once. */
  fixedCode?: boolean
}

/** A site: its name, and what is sold where. */
export function SiteForm({ initial, fixedCode, submit, onDiscard, save, reload, beside }: Props) {
  const { t } = useTranslation()
  const form = useForm({ initial, submit, check: useNameAndCodeCheck() })
  useUnsavedChanges(form.isDirty)
  return (
    <form {...form.props}>
      <Stack gap="sm" maw={480}>
        <FormError failure={form.failure} errors={form.errors} shown={Object.keys(initial)} reload={reload} />
        <NameAndCode
          form={form}
          fixedCode={fixedCode}
          labels={{ name: t('sites.name'), code: t('sites.code'), code_about: t('sites.code_about') }}
        />
        <Switch {...form.flag('active')} label={t('sites.active')} description={t('sites.active_about')} />
        <CodeMultiSelect {...form.value('languages')} kind="locale" label={t('sites.languages')} />
        <CodeMultiSelect {...form.value('currencies')} kind="currency" label={t('sites.currencies')} />
        <CodeMultiSelect {...form.value('countries')} kind="country" label={t('sites.countries')} />
        <NumberInput
          {...form.value('position')}
          onChange={(typed) => form.set('position', Number(typed))}
          label={t('sites.position')}
          description={t('sites.position_about')}
          min={0}
          max={10_000}
          allowDecimal={false}
        />
      </Stack>
      <FormActions busy={form.busy} ready={form.dirty} save={save} onDiscard={onDiscard} beside={beside} />
    </form>
  )
}
