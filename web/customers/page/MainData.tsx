import { use, type ReactNode } from 'react'
import {
  customerFieldList,
  customerFields,
  type Customer,
  type CustomerFieldName,
} from '../../../contract/customers/record.ts'
import { showing } from '../../records/kinds/show/shown.ts'
import { EmailList } from '../../records/kinds/show/EmailList.tsx'
import { PhoneList } from '../../records/kinds/show/PhoneList.tsx'
import type { Words } from '../../records/words.ts'
import { Section } from '../../ui/Section.tsx'
import classes from './customer-page.module.css'
import { fieldsBeside } from '../fields-beside.ts'
import { OfAccount } from './OfAccount.tsx'
import { Lookalikes } from '../likely-doubles/Lookalikes.tsx'
import { Past } from '../../put-back/past.ts'
import { PresumedGender } from '../PresumedGender.tsx'

const main = [
  'salutation',
  'first_name',
  'middle_name',
  'last_name',
  'reading',
  'gender',
  'presumed_gender',
  'date_of_birth',
  'company_name',
  'position',
] as const satisfies readonly CustomerFieldName[]
const store = [
  'number',
  'created_at',
  'site_id',
  'manager_id',
  'locale',
  'currency',
  'tags',
  'personal_discount',
  'discount_card',
  'external_ids',
] as const satisfies readonly CustomerFieldName[]
/** In the header, among the contacts and in blocks of their own. */
const elsewhere: readonly CustomerFieldName[] = ['email', 'emails', 'phones', 'active', 'on_hold', 'vip', 'bad']
const others = fieldsBeside(
  customerFieldList.filter((field) => field.access !== 'system'),
  [...main, ...store, ...elsewhere],
)
const ofPerson = [...main, ...others.personal] as readonly CustomerFieldName[]
const inStore = [...store, ...others.plain] as readonly CustomerFieldName[]

interface Props {
  customer: Customer
  words: Words
}

/** Who the customer is, and how to reach them. What is empty is left out. */
export function MainData({ customer, words }: Props) {
  const { t } = words
  return (
    <>
      <Section title={t('customers.view.contacts')}>
        <dl className={classes.data}>
          {customer.emails.length > 0 && (
            <Line label={t('customers.fields.email')} name="emails">
              <EmailList
                emails={customer.emails}
                words={words}
                beside={(email) => (
                  <>
                    <OfAccount email={email} customer={customer} words={words} />
                    <Lookalikes email={email.address} except={customer.id} />
                  </>
                )}
              />
            </Line>
          )}
          {customer.phones.length > 0 && (
            <Line label={t('customers.fields.phones')} name="phones">
              <PhoneList
                phones={customer.phones}
                words={words}
                beside={(phone) => <Lookalikes phone={phone.e164 ?? phone.number} except={customer.id} />}
              />
            </Line>
          )}
        </dl>
        {customer.emails.length === 0 && customer.phones.length === 0 && (
          <p className={classes.none}>{t('customers.view.noContacts')}</p>
        )}
      </Section>
      <Section title={t('customers.view.main')}>
        <dl className={classes.data}>
          {ofPerson.map((name) => (
            <Filled key={name} name={name} customer={customer} words={words} />
          ))}
        </dl>
      </Section>
      <Section title={t('customers.view.store')}>
        <dl className={classes.data}>
          {inStore.map((name) => (
            <Filled key={name} name={name} customer={customer} words={words} />
          ))}
          <Memberships customer={customer} words={words} />
        </dl>
      </Section>
    </>
  )
}

const fieldOf = (name: CustomerFieldName) => ({ name, ...customerFields[name] })

function Line({ label, name, children }: { label: string; name: string; children: ReactNode }) {
  const differs = use(Past)?.has(name)
  return (
    <div className={classes.line} data-differs={differs || undefined}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Shown({ name, customer, words }: Props & { name: CustomerFieldName }) {
  if (name === 'presumed_gender') return <PresumedGender customer={customer} />
  const field = fieldOf(name)
  const { Value, text } = showing(field)
  if (Value) return <Value value={customer[name]} field={field} words={words} />
  const said = text(customer[name], field, words)
  return name === 'personal_discount' ? `${said} %` : said
}

function Filled({ name, ...props }: Props & { name: CustomerFieldName }) {
  const value = props.customer[name]
  if (name === 'presumed_gender' && props.customer.gender !== null) return null
  if (value === null || (Array.isArray(value) && value.length === 0)) return null
  return (
    <Line
      name={name}
      label={name === 'manager_id' ? props.words.t('customers.view.manager') : props.words.label(fieldOf(name))}
    >
      <Shown name={name} {...props} />
    </Line>
  )
}

/** Sites that the customer belongs to beside the home site. */
function Memberships({ customer, words }: Props) {
  const others = customer.site_ids.filter((id) => id !== customer.site_id)
  if (others.length === 0) return null
  const field = fieldOf('site_id')
  return (
    <Line label={words.t('customers.view.sites')} name="site_ids">
      {words.formats.list(others.map((id) => showing(field).text(id, field, words)))}
    </Line>
  )
}
