/**
 * How each letter of a word in Cyrillic or Greek may stand in a name that was entered in Latin letters, folded, as patterns
 * of PostgreSQL. The longest pairs come first.
 */
const CYRILLIC: Record<string, string> = {
  ий: '[iy][iyj]?',
  ый: '[iy][iyj]?',
  ия: '[iy][iyj]?a',
  ья: '[iyj]?[iyj]a',
  ье: '[iyj]?[iyj]?e',
  ьё: '[iyj]?[iyj]?[eo]',
  ью: '[iyj]?[iyj]o?u',
  лю: 'l[iyj]?o?u',
  др: 'de?r',
  тр: 'te?r',
  кс: '(ks|x|cs)',
  а: 'a',
  б: 'b',
  в: '(v|w|ff?)',
  г: '(gh?|h)',
  ґ: 'g',
  д: 'd',
  ђ: 'd[jiy]?',
  ѓ: 'gj?',
  е: '[iyj]?e',
  ё: '[iyj]?[eo]',
  є: '[iyj]?e',
  ж: '(zh?|j)',
  з: 'z',
  ѕ: 'd?z',
  и: '[iy]',
  і: '[iy]',
  ї: '[iyj]?i',
  й: '[iyj]',
  ј: '[jiy]',
  к: '[kc]',
  ќ: 'kj?',
  л: 'l',
  љ: 'l[jiy]?',
  м: 'm',
  н: 'n',
  њ: 'n[jiy]?',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 'ss?',
  т: 'th?',
  ћ: '(ch?|cj)',
  у: 'o?u',
  ў: '[uw]',
  ф: '(ff?|ph)',
  х: '(kh|ch|h|x)',
  ц: '(ts|tz|cz?|z)',
  ч: '(ch|tsch|tch|cz?)',
  џ: '(dzh?|dj|j)',
  ш: '(sh|sch|ch|sz?)',
  щ: '(shch|schtsch|sht|sch|sc|s)',
  ъ: '(ie?|a|y)?',
  ы: '[iy]',
  ь: '[iyj]?',
  э: 'e',
  ю: '[iyj]o?u',
  я: '[iyj]a',
}
const GREEK: Record<string, string> = {
  ου: '(ou|u|oy)',
  ευ: 'e[vfu]',
  αυ: 'a[vfu]',
  ηυ: 'i[vf]',
  αι: '(ai|e|ae)',
  ει: '(ei|i)',
  οι: '(oi|i)',
  μπ: '(mp|mb|b)',
  ντ: '(nt|nd|d)',
  γκ: '(gk|g|ng|nk)',
  γγ: '(ng|gg|g)',
  γξ: '(nx|gx)',
  γχ: '(nch|nh|gch)',
  τζ: '(tz|j)',
  α: 'a',
  β: '[vb]',
  γ: '(gh?|y)',
  δ: 'dh?',
  ε: 'e',
  ζ: 'z',
  η: '[ih]',
  θ: 'th?',
  ι: '[iy]',
  κ: '[kc]',
  λ: 'l',
  μ: 'm',
  ν: 'n',
  ξ: '(x|ks)',
  ο: 'o',
  π: 'p',
  ρ: 'rh?',
  σ: 's',
  τ: 't',
  υ: '[yiu]',
  φ: '(f|ph)',
  χ: '(ch|kh|h|x)',
  ψ: 'ps',
  ω: '[ow]',
}
const KNOWN: Record<string, string> = { ...CYRILLIC, ...GREEK }
const KEYS = Object.keys(KNOWN).toSorted((a, b) => b.length - a.length)
/** What is written twice, which may stand there once, or one of the above. */
const EACH = new RegExp(`([бвгджзклмнпрсфтβγδκλμνπρστ])\\1|${KEYS.join('|')}`, 'g')
const ALL = /^[\u0370-\u03ff\u0400-\u04ff]{2,40}$/

/**
 * A regular expression by which a word in Cyrillic or Greek finds the beginnings of names in Latin letters; null for other
 * words. Takes a composed word in lower case.
 */
export function latinPattern(typed: string): string | null {
  const word = typed.replace(/['`´’‘ʼ]/g, '')
  if (!ALL.test(word)) return null
  const plain = word
    .normalize('NFD')
    .replace(/(?<=[\u0370-\u03ff])[\u0300-\u036f]+/g, '')
    .normalize('NFC')
    .replaceAll('ς', 'σ')
  const pattern = plain.replace(EACH, (letters: string, twice?: string) =>
    twice ? `${one(twice)}(${one(twice)})?` : one(letters),
  )
  return /[\u0370-\u04ff]/.test(pattern) ? null : `[ -]${pattern}`
}

const one = (letters: string): string => KNOWN[letters] ?? letters
