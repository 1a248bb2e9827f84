import { MultiSelect } from '@mantine/core'
import { customerFieldList, type Customer } from '../../../contract/customers/record.ts'
import type { Field } from '../../../contract/platform/record.ts'
import type { Session } from '../../../contract/session/session.ts'
import type { FieldExtra, FormSection } from '../../records/form/RecordForm.tsx'
import type { RecordFormState } from '../../records/form/use-record-form.ts'
import { isBlank, type Values } from '../../records/form/values.ts'
import type { Words } from '../../records/words.ts'
import { accountOf } from '../account-of.ts'
import { fieldsBeside } from '../fields-beside.ts'
import { LookalikeHint } from './LookalikeHint.tsx'
import { ManagerNote } from './ManagerNote.tsx'
import { PresumedHint } from '../PresumedGender.tsx'

const addressChoice: Field[] = [
  { name: 'default_billing_address_id', kind: 'reference', refers: 'addresses' },
  { name: 'default_shipping_address_id', kind: 'reference', refers: 'addresses' },
]

/** The first of a list is entered there. */
const inForms = customerFieldList.filter((field) => !field.firstOf)

/** Fields of the form for a new customer: what may be given once, and whether to open an account. */
export const createFields: Field[] = [
  ...inForms.filter((field) => field.access !== 'system' && field.name !== 'created_at'),
  { name: 'account', kind: 'flag' },
]

/** Fields of the form for a customer that is there: what may be changed, and the two default addresses. */
export const editFields: Field[] = [
  ...inForms.filter((field) => (field.access ?? 'editable') === 'editable'),
  ...addressChoice,
]

const contact = ['emails', 'account', 'phones']
const person = [
  'salutation',
  'gender',
  'first_name',
  'middle_name',
  'last_name',
  'reading',
  'date_of_birth',
  'company_name',
  'position',
]
const addresses = addressChoice.map((field) => field.name)
const store = ['site_id', 'manager_id', 'locale', 'currency', 'number', 'external_ids']
const terms = ['active', 'on_hold', 'vip', 'bad', 'personal_discount', 'discount_card', 'tags']

const JAPANESE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u

/** Whether the form asks how the name is read: of who writes it in signs or kana, or speaks Japanese. */
const isRead = (values: Values): boolean =>
  !isBlank(values['reading']) ||
  String(values['locale'] ?? '').startsWith('ja') ||
  ['first_name', 'last_name'].some((name) => JAPANESE.test(String(values[name] ?? '')))

/** The form, part by part. Each takes of its fields what the form has; what no part names finds its place by itself. */
export function formSections(
  words: Words,
  isNew: boolean,
  values: Values,
  sites: FormSection['more'],
  doubles?: FormSection['more'],
): FormSection[] {
  const { t } = words
  const others = fieldsBeside(isNew ? createFields : editFields, [contact, person, addresses, store, terms].flat())
  return [
    { title: t('customers.form.contact'), fields: contact, wide: ['emails', 'phones'] },
    {
      title: t('customers.form.person'),
      fields: [...person.filter((name) => name !== 'reading' || isRead(values)), ...others.personal],
      more: doubles,
    },
    ...(isNew ? [] : [{ title: t('customers.form.addresses'), fields: addresses }]),
    { title: t('customers.form.store'), fields: store, wide: ['external_ids'], more: sites },
    { title: t('customers.form.terms'), fields: [...terms, ...others.plain], wide: ['tags'] },
  ]
}

/** Settings of what is required, with the field of the form. */
const mayBeRequired = [
  ['require_email', 'emails'],
  ['require_first_name', 'first_name'],
  ['require_last_name', 'last_name'],
] as const

/** What the settings require: of a new customer all of it, of one that is there only that it is not emptied. Everybody has a home site. */
export function requiredFields({ settings }: Session, base: Values | null): Set<string> {
  return new Set([
    'site_id',
    ...mayBeRequired.flatMap(([setting, field]) =>
      settings[setting] && (base === null || !isBlank(base[field])) ? [field] : [],
    ),
  ])
}

/** Remarks and limits of single fields. */
export function fieldExtras(
  words: Words,
  form: RecordFormState,
  personal: boolean,
  customer: Customer | null,
): Record<string, FieldExtra> {
  const { t } = words
  const masked = personal ? [] : (customer === null ? createFields : editFields).filter((field) => field.personal)
  const emails = Array.isArray(form.values['emails']) ? (form.values['emails'] as { address: string }[]) : []
  const phones = Array.isArray(form.values['phones']) ? (form.values['phones'] as { number: string }[]) : []
  const except = customer === null ? {} : { except: customer.id }
  return {
    emails: {
      hints: Object.fromEntries(
        emails.map(({ address }, place) => [
          `${place}.address`,
          <LookalikeHint key={place} email={address} {...except} />,
        ]),
      ),
      fixed: Object.fromEntries(
        (customer?.emails ?? [])
          .filter((one) => accountOf(customer!, one) !== undefined)
          .map(({ id }) => [id, t('customers.form.accountEmail')]),
      ),
    },
    phones: {
      hints: Object.fromEntries(
        phones.map((phone, place) => [
          `${place}.number`,
          <LookalikeHint key={place} phone={phone.number} {...except} />,
        ]),
      ),
    },
    gender: { hints: { '': <PresumedHint form={form} customer={customer} /> } },
    manager_id: { description: <ManagerNote values={form.values} t={t} /> },
    number: { description: t('customers.form.numberHint') },
    account: { description: t('customers.form.accountHint') },
    personal_discount: { description: t('customers.form.discountHint') },
    ...Object.fromEntries(
      masked.map((field) => [field.name, { readOnly: true, description: t('customers.form.masked') }]),
    ),
  }
}

/** Sites beside the home site whose staff may see the customer. Not worth a question where there is one site. */
export function Memberships({ form, words }: { form: RecordFormState; words: Words }) {
  const sites = words.references['sites'] ?? []
  if (sites.length < 2) return null
  const chosen = (form.values['site_ids'] as string[] | undefined) ?? []
  return (
    <MultiSelect
      mt="sm"
      label={words.t('customers.form.sites')}
      description={words.t('customers.form.sitesHint')}
      data={sites
        .filter((site) => !site.inactive || chosen.includes(site.value))
        .map(({ value, label, inactive }) => ({
          value,
          label: inactive ? words.t('records.inactive', { name: label }) : label,
        }))}
      value={chosen}
      onChange={(next) => form.set('site_ids', next.toSorted())}
      error={form.errorsOf('site_ids')['']}
    />
  )
}
