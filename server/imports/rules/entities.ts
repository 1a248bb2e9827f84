/** Named entities of HTML 4 that are letters and signs of Latin-1, by their code from 160 on, and those that programs escape. */
const LATIN =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest ' +
  'Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig ' +
  'agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'
const NAMED = new Map<string, string>([
  ...LATIN.split(' ').map((name, at) => [name, String.fromCodePoint(160 + at)] as const),
  ...Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    euro: '€',
    scaron: 'š',
    Scaron: 'Š',
    OElig: 'Œ',
    oelig: 'œ',
    Yuml: 'Ÿ',
  }),
  ...Object.entries({
    ndash: '–',
    mdash: '—',
    lsquo: '‘',
    rsquo: '’',
    ldquo: '“',
    rdquo: '”',
    hellip: '…',
    bull: '•',
    trade: '™',
  }),
])

const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z][a-z\d]{1,7}));/gi

/** The character of an entity; undefined where there is none of this name. */
function characterOf(decimal?: string, hex?: string, name?: string): string | undefined {
  if (name !== undefined) return NAMED.get(name)
  const code = decimal !== undefined ? Number(decimal) : parseInt(hex ?? '', 16)
  const isText = code >= 32 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) && !(code >= 127 && code < 160)
  return isText ? String.fromCodePoint(code) : undefined
}

const replaced = (cell: string): string =>
  cell.replace(ENTITY, (whole, decimal, hex, name) => characterOf(decimal, hex, name) ?? whole)

/** Whether there is an entity in a cell. */
export const hasEntity = (cell: string): boolean => replaced(cell) !== cell

/** Whether there is an ampersand that is no entity: a program that writes entities would have made one of it. */
export const hasBareSign = (cell: string): boolean =>
  cell
    .replace(ENTITY, (whole, decimal, hex, name) => (characterOf(decimal, hex, name) === undefined ? whole : ''))
    .includes('&')

/** The text that entities stand for; those that were encoded again (`&amp;uuml;`) as well. */
export function decodeEntities(cell: string): string {
  const once = replaced(cell)
  return once !== cell && /&(?:#\d+|[a-z]\w+);/i.test(once) ? replaced(once) : once
}
