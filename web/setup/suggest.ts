import { countryCodes } from '../../contract/platform/countries/countries.ts'

const euro = 'AT BE BG CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK XK ME AD MC SM VA'.split(' ')

const others: Record<string, string> = {
  AE: 'AED', AR: 'ARS', AU: 'AUD', BR: 'BRL', CA: 'CAD', CH: 'CHF', CL: 'CLP', CN: 'CNY', CO: 'COP', CZ: 'CZK', DK: 'DKK',
  GB: 'GBP', HK: 'HKD', HU: 'HUF', ID: 'IDR', IL: 'ILS', IN: 'INR', JP: 'JPY', KR: 'KRW', KZ: 'KZT', LI: 'CHF', MX: 'MXN',
  MY: 'MYR', NO: 'NOK', NZ: 'NZD', PH: 'PHP', PL: 'PLN', RO: 'RON', RS: 'RSD', RU: 'RUB', SA: 'SAR', SE: 'SEK', SG: 'SGD',
  TH: 'THB', TR: 'TRY', TW: 'TWD', UA: 'UAH', US: 'USD', VN: 'VND', ZA: 'ZAR',
} // prettier-ignore

/** The currency that is usual in a country, where that is known. */
export const usualCurrency = (country: string): string | undefined => (euro.includes(country) ? 'EUR' : others[country])

/** Country of the browser: the first region that it names, else the usual one of its language. */
export function browserCountry(tags: readonly string[] = navigator.languages): string {
  const named = tags
    .map((tag) => new Intl.Locale(tag).region)
    .find((region) => region !== undefined && countryCodes.includes(region))
  const usual = tags[0] === undefined ? undefined : new Intl.Locale(tags[0]).maximize().region
  return named ?? (usual !== undefined && countryCodes.includes(usual) ? usual : 'US')
}
