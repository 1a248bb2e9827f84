import { words } from '../platform/documentation/words.ts'

/** What the names of sites mean, for the OpenAPI document. */
export const siteWords = words({
  Site: 'A storefront or market. Exactly one is the default.',
  SiteInput: 'A new site.',
  SitePatch: 'What changes of a site.',
  is_default: 'New customers belong to it unless said otherwise.',
  languages: 'Languages (BCP 47), such as `de` or `en-US`; the first one is assumed where nothing is known.',
  currencies: 'Currencies (ISO 4217), such as EUR.',
  countries: 'Countries (ISO 3166-1), such as DE.',
})
