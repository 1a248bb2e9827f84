import { Button, Checkbox, Fieldset, PasswordInput, SimpleGrid, Stack, TextInput } from '@mantine/core'
import { useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { passwordProblem } from '../../contract/platform/passwords.ts'
import { setUp } from '../../contract/setup/setup.ts'
import { call } from '../platform/api.ts'
import { browserLanguage } from '../platform/i18n.ts'
import { keepSession } from '../platform/session.tsx'
import { CodeMultiSelect, CodeSelect } from '../ui/CodeSelect.tsx'
import { useForm } from '../ui/form.ts'
import { FormError } from '../ui/FormError.tsx'
import { browserCountry, usualCurrency } from './suggest.ts'

function suggested() {
  const base_country = browserCountry()
  return {
    code: '',
    name: '',
    email: '',
    password: '',
    base_country,
    base_currency: usualCurrency(base_country) ?? 'USD',
    languages: [browserLanguage() as string],
    demo: false,
  }
}

/** Code, administrator, business. */
export function SetupForm() {
  const { t, i18n } = useTranslation()
  const router = useRouter()
  const form = useForm({
    initial: suggested(),
    check: (values) => {
      const missing = (['code', 'name', 'email'] as const).filter((name) => values[name].trim() === '')
      const problem = passwordProblem(values.password, values)
      return {
        ...Object.fromEntries(missing.map((name) => [name, t('ui.required')])),
        ...(values.languages.length === 0 && { languages: t('ui.required') }),
        ...(problem && { password: t(`problems.${problem}`) }),
      }
    },
    submit: async (values) => {
      const language = i18n.language === 'de' ? 'de' : 'en'
      keepSession(await call(setUp, { body: { ...values, language } }))
      router.history.push('/')
    },
  })
  const chooseCountry = (country: string): void => {
    form.set('base_country', country)
    const currency = usualCurrency(country)
    if (currency !== undefined) form.set('base_currency', currency)
  }
  return (
    <form {...form.props}>
      <Stack gap="md">
        <FormError failure={form.failure} errors={form.errors} shown={Object.keys(form.values)} />
        <TextInput
          {...form.text('code')}
          label={t('setup.code')}
          description={t('setup.code_about')}
          autoComplete="one-time-code"
          spellCheck={false}
          autoFocus
        />
        <Fieldset legend={t('setup.administrator')}>
          <Stack gap="sm">
            <TextInput {...form.text('name')} label={t('setup.name')} autoComplete="name" />
            <TextInput {...form.text('email')} label={t('setup.email')} type="email" autoComplete="username" />
            <PasswordInput
              {...form.text('password')}
              label={t('setup.password')}
              description={t('session.password_hint')}
              autoComplete="new-password"
            />
          </Stack>
        </Fieldset>
        <Fieldset legend={t('setup.installation')}>
          <Stack gap="sm">
            <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
              <CodeSelect
                {...form.value('base_country')}
                onChange={chooseCountry}
                kind="country"
                label={t('setup.base_country')}
                description={t('setup.base_country_about')}
              />
              <CodeSelect
                {...form.value('base_currency')}
                kind="currency"
                label={t('setup.base_currency')}
                description={t('setup.base_currency_about')}
              />
            </SimpleGrid>
            <CodeMultiSelect
              {...form.value('languages')}
              kind="locale"
              label={t('setup.languages')}
              description={t('setup.languages_about')}
            />
            <Checkbox {...form.flag('demo')} label={t('setup.demo')} description={t('setup.demo_about')} />
          </Stack>
        </Fieldset>
        <Button type="submit" size="sm" loading={form.busy} fullWidth>
          {t('setup.action')}
        </Button>
      </Stack>
    </form>
  )
}
