import { foldText } from '../../../contract/platform/fold.ts'
import { cut } from '../../../contract/platform/line.ts'

/** What stands for a shop in the names of files, in the languages that headings are understood in. */
const marks = new Set(
  'shop onlineshop webshop eshop store webstore site laden filiale markt tienda boutique magasin магазин'.split(' '),
)

/** Programs that have customers. */
const programs = new Set(
  (
    'shopify shopware woocommerce magento prestashop opencart bigcommerce squarespace wix spryker oxid gambio plentymarkets jtl xtcommerce lightspeed ' +
    'ecwid retailcrm hubspot salesforce pipedrive zoho mailchimp klaviyo brevo sendinblue stripe square amazon ebay etsy sap navision dynamics northwind'
  ).split(' '),
)

/** Words of file names that say nothing of whose customers they are. */
const idle = new Set(
  (
    'customer customers client clients kunde kunden kundenliste kundendaten cliente clientes clienti клиенты клиент покупатели ' +
    'user users member members account accounts contact contacts kontakt kontakte contactos person persons people personen ' +
    'address addresses adressen direcciones adresses адреса task tasks aufgaben ' +
    'export exports exported import imports list liste lista список data daten datos file datei fichier table tabelle sheet report ' +
    'all alle full complete final new neu old alt copy kopie copie backup dump test sample download current aktuell latest stand vom from of the and und der die das mit ' +
    'csv tsv txt xls xlsx utf8 utf windows ansi excel v page part teil'
  ).split(' '),
)

const months = new Set(
  ['en', 'de', 'es', 'fr', 'ru'].flatMap((language) =>
    Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2026, month, 15))).flatMap((day) =>
      (['long', 'short'] as const).map((style) =>
        foldText(new Intl.DateTimeFormat(language, { month: style, timeZone: 'UTC' }).format(day)).replaceAll('.', ''),
      ),
    ),
  ),
)

/**
 * The shop or program whose customers a file holds, where its name says it: `shop-berlin-customers.csv` is `shop-berlin`,
 * `prestashop_2026-11.csv` is `prestashop`. Null where nothing names a shop: a name that changes with each export must
 * not become the name of a source.
 */
export function guessSource(fileName: string): string | null {
  const words = foldText(fileName.replace(/\.[^.]{1,5}$/, ''))
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => /\p{L}/u.test(word) && word.length > 1)
    .filter((word) => !idle.has(word) && !months.has(word) && !/^v?\d+[a-z]?$|^q\d$|^kw\d+$|^[0-9a-f]{8,}$/.test(word))
  const program = words.find((word) => programs.has(word))
  const isNamed = words.some((word) => marks.has(word)) && words.some((word) => !marks.has(word))
  // Of a program alone its name: more of it is when and how it was exported.
  return cut((isNamed ? words.join('-') : program) ?? '', 64) || null
}
