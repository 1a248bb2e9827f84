const HEPBURN =
  'あa いi うu えe おo かka きki くku けke こko がga ぎgi ぐgu げge ごgo さsa しshi すsu せse そso ざza じji ずzu ぜze ぞzo ' +
  'たta ちchi つtsu てte とto だda ぢji づzu でde どdo なna にni ぬnu ねne のno はha ひhi ふfu へhe ほho ばba びbi ぶbu べbe ぼbo ' +
  'ぱpa ぴpi ぷpu ぺpe ぽpo まma みmi むmu めme もmo やya ゆyu よyo らra りri るru れre ろro わwa ゐi ゑe をo んn ゔvu ' +
  'ぁ~a ぃ~i ぅ~u ぇ~e ぉ~o ゃ~ya ゅ~yu ょ~yo'
/** What Kunrei and Nihon-shiki write otherwise. */
const KUNREI = 'しsi ちti つtu ふhu じzi ぢzi'

const hepburn = tableOf(HEPBURN)
const kunrei = new Map([...hepburn, ...tableOf(KUNREI)])

function tableOf(pairs: string): ReadonlyMap<string, string> {
  return new Map(pairs.split(' ').map((pair) => [pair.slice(0, 1), pair.slice(1)]))
}

function letters(word: string, table: ReadonlyMap<string, string>): string {
  return (
    Array.from(word, (kana) => (kana === 'っ' ? '+' : (table.get(kana) ?? '')))
      .join('')
      // A small sign takes the vowel of the one before: きゃ kya, しゃ sha, じゅ ju, ファ fa.
      .replace(/(sh|ch|j)i~y(?=[auo])/g, '$1')
      .replace(/i~y(?=[auo])/g, 'y')
      .replace(/[aeiou]~(?=[aeiou])/g, '')
      .replaceAll('~', '')
      .replace(/\+(?=ch)/g, 't')
      .replace(/\+([a-z])/g, '$1$1')
      .replaceAll('+', '')
  )
}

/**
 * A word in hiragana in Latin letters, as people write it: Hepburn with long vowels spelt out and without their length
 * (`youko`, `yoko`), and Kunrei (`satosi`), where they differ.
 */
export function romajiOf(word: string): string[] {
  const spelt = [letters(word, hepburn), letters(word, kunrei)]
  return [...new Set([...spelt, ...spelt.map((text) => text.replace(/o[uo]/g, 'o').replace(/uu/g, 'u'))])]
}
