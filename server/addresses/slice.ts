import { sql } from 'kysely'
import * as namesContract from '../../contract/addresses/names.ts'
import * as contract from '../../contract/addresses/record.ts'
import { regionsOf } from '../countries/regions.ts'
import { route, type Slice } from '../platform/slice.ts'
import { addressWarnings } from '../../contract/addresses/warnings.ts'
import { createAddress, deleteAddress, patchAddress } from './actions.ts'
import { billingFigures } from './defaults.ts'
import { nameAddresses } from './names.ts'
import { addressesOf } from './queries.ts'
import { addresses as record } from './record.ts'
import { verbs } from './verbs.ts'
import { verifies } from './verifies.ts'

const countryAnswer = (code: string) => ({
  code,
  regions: regionsOf(code).map(({ code: region, name, latin_name, written }) => ({
    code: region,
    name,
    latin_name,
    written,
  })),
})

const warned = (address: contract.Address) => ({ ...address, warnings: addressWarnings(address) })

export const addresses: Slice = {
  name: 'addresses',
  records: [record],
  tables: ['addresses'],
  verifies,
  verbs: { address: verbs },
  routes: [
    route(contract.listAddresses, async ({ tx, params }) => ({ items: await addressesOf(tx, params.id) })),
    route(contract.createAddress, async ({ tx, params, body }) => warned(await createAddress(tx, params.id, body))),
    route(contract.patchAddress, async ({ tx, params, body, version }) =>
      warned(await patchAddress(tx, params.id, params.address_id, body, version)),
    ),
    route(contract.deleteAddress, async ({ tx, params, query, version }) => {
      await deleteAddress(tx, params.id, params.address_id, query, version)
      return undefined
    }),
    route(namesContract.nameAddresses, async ({ tx, query }) => ({
      items: await nameAddresses(tx, query.customer_ids.split(',')),
    })),
    route(contract.getCountry, async ({ params }) => countryAnswer(params.code.toUpperCase())),
  ],
  lends: { customers: { tables: { places: sql`addresses` } } },
  guards: {
    // The customer's form may choose another billing address: the figures of the list follow.
    'customers.change': async (tx, id, { default_billing_address_id }) => {
      if (default_billing_address_id === undefined) return
      return { ...(await billingFigures(tx, id, default_billing_address_id as string | null)) }
    },
  },
  constraints: {
    addresses_code_key: { code: 'code_taken', field: 'code', message: 'Another address of this customer has this id.' },
    addresses_pkey: { code: 'conflict', field: 'id', message: 'This customer has an address with this id.' },
  },
}
