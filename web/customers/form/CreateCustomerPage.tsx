import { createCustomer } from '../../../contract/customers/endpoints.ts'
import { type CustomerCreate } from '../../../contract/customers/record.ts'
import type { Session } from '../../../contract/session/session.ts'
import { call } from '../../platform/api.ts'
import { useCan, useSession } from '../../platform/session.tsx'
import { CreatePage } from '../../records/form/CreatePage.tsx'
import { filledValues, formValues, type Values } from '../../records/form/values.ts'
import { useCustomerWords } from '../customers-view.ts'
import { EmailTaken, ownerOf } from './EmailTaken.tsx'
import { createFields, fieldExtras, formSections, Memberships, requiredFields } from './form-sections.tsx'
import { LikelyDoubles } from '../likely-doubles/LikelyDoubles.tsx'
import { numberOf } from '../naming.ts'
import { customerList } from '../queries.ts'
import { soughtFrom } from '../likely-doubles/sought.ts'

/** A new customer. What the settings require is required here; the API asks for less. */
export function CreateCustomerPage() {
  const words = useCustomerWords()
  const { t } = words
  const session = useSession()
  const personal = useCan()('customers.personal')
  return (
    <CreatePage
      words={words}
      title={t('customers.form.newTitle')}
      listed={customerList}
      path="/customers"
      back={t('customers.view.back')}
      fields={createFields}
      required={requiredFields(session, null)}
      check={someone(t('customers.form.someone'))}
      begin={() => standardValues(session)}
      create={(values, keyOf) => {
        const { account, ...given } = filledValues(values)
        const without = given['emails'] !== undefined && account === false && { account: false }
        const body = { ...given, ...without } as CustomerCreate
        return call(createCustomer, { body, idempotencyKey: keyOf(body) })
      }}
      created={(customer) => t('customers.form.created', { number: numberOf(customer) })}
      draw={(form) => {
        const owner = ownerOf(form.failure)
        const memberships = <Memberships form={form} words={words} />
        const doubles = <LikelyDoubles sought={soughtFrom(form.values)} />
        return {
          sections: formSections(words, true, form.values, memberships, doubles),
          extras: fieldExtras(words, form, personal, null),
          ...(owner && { failure: <EmailTaken owner={owner} /> }),
        }
      }}
      save={t('customers.form.create')}
    />
  )
}

/** As the settings say, at the usual site. */
function standardValues({ settings, sites }: Session): Values {
  const home = sites.find((site) => site.is_default && site.active) ?? sites.find((site) => site.active)
  return formValues(createFields, {
    active: settings.active_on_creation,
    on_hold: settings.on_hold_on_creation,
    site_id: home?.id ?? null,
    account: true,
  })
}

const telling = ['first_name', 'middle_name', 'last_name', 'company_name', 'emails', 'phones', 'external_ids']

/** A customer without a name needs something else to be known by. */
const someone =
  (sentence: string) =>
  (values: Values): Record<string, string> =>
    telling.some((name) => filledValues({ [name]: values[name] })[name] !== undefined) ? {} : { last_name: sentence }
