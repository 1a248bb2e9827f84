import {
  importSettings,
  targetOfMatch,
  type ImportColumn,
  type ImportSettings,
} from '../../../../contract/imports/settings.ts'
import type { RecognisedFile } from '../../../../contract/imports/recognised-files.ts'
import { googleContacts, googleContactsNew, outlook, salesforce } from './address-books.ts'
import { bigcommerce, opencart, shopware } from './carts.ts'
import { hubspot, hubspotContacts } from './hubspot.ts'
import { magento, magentoAddresses, magentoComposite } from './magento.ts'
import { brevo, klaviyo, mailchimp } from './newsletters.ts'
import { stripe } from './payments.ts'
import { prestashop, prestashopAddresses } from './prestashop.ts'
import { retailcrm, retailcrmList } from './retailcrm.ts'
import type { ShopFile } from './shop.ts'
import { shopify, shopifyTemplate } from './shopify.ts'
import { square, squarespace, wix } from './site-builders.ts'
import { spryker } from './spryker.ts'
import { woocommerce, woocommerceAnalytics, woocommerceCustomers, woocommerceReport } from './woocommerce.ts'

/** The files of shop programs that are known by their header. */
export const shopFiles: readonly ShopFile[] = [
  shopify,
  shopifyTemplate,
  magento,
  magentoAddresses,
  magentoComposite,
  woocommerce,
  woocommerceCustomers,
  woocommerceReport,
  woocommerceAnalytics,
  spryker,
  retailcrm,
  retailcrmList,
  hubspot,
  hubspotContacts,
  prestashop,
  prestashopAddresses,
  opencart,
  bigcommerce,
  shopware,
  square,
  squarespace,
  wix,
  stripe,
  mailchimp,
  brevo,
  klaviyo,
  salesforce,
  googleContacts,
  googleContactsNew,
  outlook,
]

/** Of the columns of a file, so many should be ones that the program writes. */
const leastShare = 0.5

/** A heading as programs write it: letter case does not matter, nor a time zone behind it. */
const keyOf = (heading: string): string => heading.replace(/\s*\([A-Z]{2,5}(?:[+-]\d{1,2})?\)$/, '').toLowerCase()

/**
 * The program whose export this header is, and how it comes in; null where it is none that is known. `passwords` says
 * whether the one who asks may import them.
 */
export function recognise(
  columns: readonly string[],
  passwords: boolean,
): { file: RecognisedFile; settings: ImportSettings } | null {
  const keys = new Map(columns.map((column) => [keyOf(column), column]))
  const scored = shopFiles
    .filter(({ signs }) => signs.every((sign) => keys.has(sign.toLowerCase())))
    .map((shop) => ({ shop, score: scoreOf(shop, [...keys.keys()]) }))
    .filter(({ score }) => score >= leastShare)
    .toSorted((a, b) => b.score - a.score)
  const shop = scored[0]?.shop
  if (!shop) return null
  const left_out = [...keys].flatMap(([key, column]) => {
    const reason = shop.left_out.get(key)
    const comesIn = passwords && key === shop.password
    return reason && !comesIn ? [{ column, reason }] : []
  })
  return { file: { profile: shop.name, shop: shop.shop, left_out }, settings: settingsFor(shop, keys, passwords) }
}

const written = new Set(
  shopFiles.flatMap(({ settings, left_out }) => [
    ...settings.mapping.map(({ column }) => column.toLowerCase()),
    ...left_out.keys(),
  ]),
)

/** Whether one of these programs writes a column that is called so. */
export const isShopColumn = (heading: string): boolean => written.has(keyOf(heading))

function scoreOf({ settings, left_out }: ShopFile, keys: readonly string[]): number {
  const known = new Set([...settings.mapping.map(({ column }) => column.toLowerCase()), ...left_out.keys()])
  return keys.filter((key) => known.has(key)).length / keys.length
}

/** The settings of a profile for the columns that a file has, under the names that they have there. */
function settingsFor(
  { settings, password }: ShopFile,
  keys: ReadonlyMap<string, string>,
  passwords: boolean,
): ImportSettings {
  const mapping = settings.mapping.flatMap(({ optional: _optional, ...one }): ImportColumn[] => {
    const column = keys.get(one.column.toLowerCase())
    return column === undefined ? [] : [{ ...one, column }]
  })
  const hashes = passwords && password ? keys.get(password) : undefined
  if (hashes) mapping.push({ column: hashes, target: 'account.password_hash' })
  const match = settings.match.filter((by) => mapping.some(({ target }) => target === targetOfMatch(by)))
  return importSettings.parse({ ...settings, mapping, match })
}
