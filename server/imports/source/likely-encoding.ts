import { setImmediate } from 'node:timers/promises'
import { analyse } from 'chardet'
import iconv from 'iconv-lite'
import type { ImportEncoding } from '../../../contract/imports/settings.ts'

/** Encodings to try, the likelier first. What reads best wins; between equals the order decides. */
const candidates = [
  'windows-1252',
  'windows-1251',
  'windows-1253',
  'koi8-r',
  'cp866',
  'cp850',
  'shift_jis',
  'euc-jp',
  'euc-kr',
  'gb18030',
  'big5',
  'macintosh',
] as const

/** Encodings of Latin letters that read equally well: only what the words look like tells them apart. */
const siblings: Record<string, ImportEncoding> = {
  'windows-1250': 'windows-1250',
  'ISO-8859-2': 'iso-8859-2',
  'windows-1254': 'windows-1254',
  'ISO-8859-9': 'windows-1254',
  'windows-1257': 'windows-1257',
}

/** The encoding in which these bytes, which are not UTF-8, read most like words. Others have their turn between the tries. */
export async function likelyEncoding(sample: Buffer): Promise<ImportEncoding> {
  let best: { encoding: ImportEncoding; oddity: number } | undefined
  for (const encoding of candidates) {
    await setImmediate()
    const oddity = oddityOf(iconv.decode(sample, encoding), encoding)
    if (!best || oddity < best.oddity - 0.02) best = { encoding, oddity }
  }
  return best && best.encoding !== 'windows-1252' ? best.encoding : westernOrNot(sample)
}

function westernOrNot(sample: Buffer): ImportEncoding {
  const matches = analyse(sample)
  const [first] = matches
  const western = matches.find((match) => match.name === 'windows-1252' || match.name === 'ISO-8859-1')
  const sibling = first && siblings[first.name]
  return sibling && first.confidence > 1.5 * (western?.confidence ?? 0) && first.confidence >= 20
    ? sibling
    : 'windows-1252'
}

/** Signs of a wrong reading: letters of two scripts in one word, a capital after a small letter, a sign inside a word … */
const ODD = [
  /\p{Script=Latin}[^\p{Script=Latin}\P{L}]|[^\p{Script=Latin}\P{L}]\p{Script=Latin}/gu,
  /(?:[^\x00-\x7f]\p{Lu}|\p{Ll}[^\x00-\x7f])(?<=\p{Ll}\p{Lu})/gu,
  /\p{L}[^\x00-\x7f\p{L}\p{M}’–]|[^\x00-\x7f\p{L}\p{M}’–„“”«»¡¿№]\p{L}/gu,
  /[À-ɏ]{3,}/gu,
  /[\ufffd\u0080-\u009f\u2500-\u259f\ue000-\uf8ff\uff61-\uff9f]/gu,
]

/** Signs of a wrong reading, as a share of the characters that are not plain. */
function oddityOf(text: string, encoding: string): number {
  const foreign = text.match(/[^\x00-\x7f]/g)?.length ?? 0
  if (foreign === 0) return 0
  const odd = ODD.reduce((sum, pattern) => sum + (text.match(pattern)?.join('').length ?? 0), 0)
  return odd / foreign + unlike(text, encoding)
}

/** The encodings of East Asia share most of their places: Japanese has kana, Korean has hangul, Chinese has neither. */
function unlike(text: string, encoding: string): number {
  const kana = /[\u3041-\u30ff]/.test(text)
  const hangul = (text.match(/\p{Script=Hangul}/gu)?.length ?? 0) / (text.match(/[^\x00-\x7f]/g)?.length ?? 1)
  if (encoding === 'shift_jis' || encoding === 'euc-jp') return kana ? 0 : 0.5
  if (encoding === 'euc-kr') return hangul > 0.8 ? 0 : 0.5
  return encoding === 'gb18030' || encoding === 'big5' ? (kana || hangul > 0 ? 0.5 : 0.1) : 0
}
