import { Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Permission } from '../../contract/permissions.ts'
import { useForm } from '../ui/form.ts'
import { FormActions } from '../ui/FormActions.tsx'
import type { FormProps } from '../ui/form-props.ts'
import { FormError } from '../ui/FormError.tsx'
import { NameAndCode, useNameAndCodeCheck } from '../ui/NameAndCode.tsx'
import { Section } from '../ui/Section.tsx'
import { useUnsavedChanges } from '../ui/unsaved.ts'
import { PermissionsField } from './PermissionsField.tsx'

export interface RoleValues {
  name: string
  code: string
  permissions: Permission[]
}

interface Props extends FormProps<RoleValues> {
  /** The code of a role is given once. */
  fixedCode?: boolean
}

/** Name, code and permissions of a role of one's own. */
export function RoleForm({ initial, fixedCode, submit, onDiscard, save, reload, beside }: Props) {
  const { t } = useTranslation()
  const form = useForm({ initial, submit, check: useNameAndCodeCheck() })
  useUnsavedChanges(form.isDirty)
  return (
    <form {...form.props}>
      <FormError failure={form.failure} errors={form.errors} shown={['name', 'code']} reload={reload} />
      <Stack gap="sm" maw={480}>
        <NameAndCode
          form={form}
          fixedCode={fixedCode}
          labels={{ name: t('roles.name'), code: t('roles.code'), code_about: t('roles.code_about') }}
        />
      </Stack>
      <Section title={t('roles.permissions')}>
        <PermissionsField {...form.value('permissions')} />
      </Section>
      <FormActions busy={form.busy} ready={form.dirty} save={save} onDiscard={onDiscard} beside={beside} />
    </form>
  )
}
