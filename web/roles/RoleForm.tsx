import { Stack, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ReactNode } from 'react'
import type { Permission } from '../../contract/permissions.ts'
import { useForm } from '../ui/form.ts'
import { FormActions } from '../ui/FormActions.tsx'
import { FormError } from '../ui/FormError.tsx'
import { Section } from '../ui/Section.tsx'
import { useUnsavedChanges } from '../ui/unsaved.ts'
import { PermissionsField } from './PermissionsField.tsx'

export interface RoleValues {
  name: string
  code: string
  permissions: Permission[]
}

interface Props {
  initial: RoleValues
  /** The code of a role is given once. */
  fixedCode?: boolean
  submit: (values: RoleValues) => Promise<unknown>
  onDiscard: () => void
  save: string
  reload?: () => unknown
  beside?: ReactNode
}

/** A code that a name suggests: "Shop floor" becomes `shop-floor`. */
const codeOf = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 32)

/** Name, code and permissions of a role of one's own. */
export function RoleForm({ initial, fixedCode, submit, onDiscard, save, reload, beside }: Props) {
  const { t } = useTranslation()
  const form = useForm({
    initial,
    submit,
    check: (values) => ({
      name: values.name.trim() === '' ? t('ui.required') : undefined,
      code: values.code.trim() === '' ? t('ui.required') : undefined,
    }),
  })
  useUnsavedChanges(form.isDirty)
  const { name, code } = form.values
  return (
    <form {...form.props}>
      <FormError failure={form.failure} errors={form.errors} shown={['name', 'code']} reload={reload} />
      <Stack gap="sm" maw={480}>
        <TextInput
          {...form.text('name')}
          label={t('roles.name')}
          withAsterisk
          onChange={(event) => {
            if (!fixedCode && (code === '' || code === codeOf(name)))
              form.set('code', codeOf(event.currentTarget.value))
            form.set('name', event.currentTarget.value)
          }}
        />
        <TextInput
          {...form.text('code')}
          label={t('roles.code')}
          description={t('roles.code_about')}
          withAsterisk
          readOnly={fixedCode}
          spellCheck={false}
        />
      </Stack>
      <Section title={t('roles.permissions')}>
        <PermissionsField {...form.value('permissions')} />
      </Section>
      <FormActions busy={form.busy} ready={form.dirty} save={save} onDiscard={onDiscard} beside={beside} />
    </form>
  )
}
