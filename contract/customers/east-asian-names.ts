const words = (list: string): ReadonlySet<string> => new Set(list.split(' '))

/** Last names of two syllables: all others of Korea have one. */
const korean = words('남궁 황보 제갈 사공 선우 서문 독고 동방 어금 망절')
/** Last names of two signs: nearly all others of China have one. */
const chinese = words(
  '欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 东方 東方 皇甫 尉迟 尉遲 公孙 公孫 慕容 司徒 夏侯 令狐 宇文 长孙 長孫 端木 东郭 南宫 南宮 轩辕 軒轅 西门 西門',
)
/** Frequent last names of Japan with two signs, by which a name of three is no Chinese one. */
const japanese = words(
  '佐藤 鈴木 高橋 田中 伊藤 渡辺 渡邊 渡部 山本 中村 小林 加藤 吉田 山田 山口 松本 井上 木村 斎藤 斉藤 齋藤 清水 山崎 阿部 池田 橋本 山下 石川 中島 前田 藤田 小川 後藤 岡田 長谷 村上 近藤 石井 坂本 遠藤 青木 藤井 西村 福田 太田 三浦 藤原 岡本 松田 中川 中野 原田 小野 田村 竹内 金子 和田 中山 石田 上田 森田 柴田 酒井 工藤 横山 宮崎 宮本 内田 高木 安藤 谷口 大野 丸山 今井 高田 藤本 武田 村田 上野 杉山 増田 平野 大塚 千葉 久保 松井 岩崎 桜井 木下 野口 松尾 菊地 菊池 野村 新井 佐野 渡瀬 古川 浜田 本田 杉本 水野 桑原 川口 市川 小島 島田 北村 大西 永井 安田 川崎 飯田 吉川 山内 黒田 熊谷 西田 川上 石原 服部 早川 松下 関口 永田 荒木 平田 土屋 浅野',
)
/** The frequent ones with three signs. */
const long = words(
  '佐々木 長谷川 五十嵐 大久保 小笠原 小野寺 久保田 佐久間 宇佐美 長谷部 日下部 東海林 勅使河 曽我部 久保寺 伊集院',
)

const han = /^[\p{Script=Han}々]+$/u
const hangul = /^\p{Script=Hangul}+$/u
/** A last name in signs, and a first name in the letters of Japan. */
const mixed = /^([\p{Script=Han}々]{1,3})([\p{Script=Hiragana}\p{Script=Katakana}ー]+)$/u

/**
 * Takes a name of East Asia apart that is one word, last name first; null where it is none, or nothing tells where it parts.
 * Three signs that begin with no frequent last name of Japan are Chinese: one and two; four are Japanese: two and two.
 */
export function splitEastAsian(name: string): { first: string; last: string } | null {
  const at = placeIn(name.normalize('NFC'))
  const text = name.normalize('NFC')
  return at === null ? null : { last: text.slice(0, at), first: text.slice(at) }
}

function placeIn(name: string): number | null {
  const { length } = name
  if (hangul.test(name)) {
    if (length > 2 && length < 6 && korean.has(name.slice(0, 2))) return 2
    return length > 1 && length < 5 ? 1 : null
  }
  const written = mixed.exec(name)
  if (written) return written[1]!.length
  if (!han.test(name) || length < 2 || length > 6) return null
  if (chinese.has(name.slice(0, 2)) && length > 2 && length < 5) return 2
  if (long.has(name.slice(0, 3)) && length > 3) return 3
  if (length > 2 && japanese.has(name.slice(0, 2))) return 2
  return length < 4 ? 1 : length < 6 ? 2 : 3
}
