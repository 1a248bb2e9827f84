import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Form } from './form.ts'

interface Named {
  name: string
  code: string
}

interface Props {
  form: Pick<Form<Named>, 'values' | 'text' | 'set'>
  /** The code was given, which happens once. */
  fixedCode?: boolean | undefined
  labels: { name: string; code: string; code_about: string }
}

/** What something is called, and the code by which programs know it: the name suggests one until another is typed. */
export function NameAndCode({ form, fixedCode, labels }: Props) {
  const { name, code } = form.values
  return (
    <>
      <TextInput
        {...form.text('name')}
        label={labels.name}
        withAsterisk
        onChange={(event) => {
          if (!fixedCode && (code === '' || code === codeOf(name))) form.set('code', codeOf(event.currentTarget.value))
          form.set('name', event.currentTarget.value)
        }}
      />
      <TextInput
        {...form.text('code')}
        label={labels.code}
        description={labels.code_about}
        withAsterisk
        readOnly={fixedCode ?? false}
        spellCheck={false}
      />
    </>
  )
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

/** That both are there before anything is sent. */
export function useNameAndCodeCheck() {
  const { t } = useTranslation()
  return ({ name, code }: Named) => ({
    name: name.trim() === '' ? t('ui.required') : undefined,
    code: code.trim() === '' ? t('ui.required') : undefined,
  })
}
