import { shopFiles } from './shops/recognise.ts'
import { importSettings, type ImportSettings } from '../../../contract/imports/settings.ts'

/** Mappings that come with the product, by name. */
export const predefinedProfiles: Readonly<Record<string, ImportSettings>> = {
  ...Object.fromEntries(shopFiles.map(({ name, settings }) => [name, settings])),
  northwind: importSettings.parse({
    mapping: [
      { column: 'CustomerID', target: 'external_ids', source: 'northwind' },
      { column: 'CompanyName', target: 'company_name' },
      { column: 'ContactName', target: 'full_name' },
      { column: 'ContactTitle', target: 'position' },
      { column: 'Address', target: 'address.line1' },
      { column: 'City', target: 'address.city' },
      { column: 'Region', target: 'address.region' },
      { column: 'PostalCode', target: 'address.postal_code' },
      { column: 'Country', target: 'address.country' },
      { column: 'Phone', target: 'phones' },
      { column: 'Fax', target: 'phones', label: 'Fax' },
    ],
    match: ['external_id'],
    mode: 'both',
  }),
}
